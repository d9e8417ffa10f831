/**
 * Servers that do on a connection whatever they like, and every way in which servers fail. Public for the library's own modules
 * alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.testkit.internal.fault;

import javax.annotation.ParametersAreNonnullByDefault;
