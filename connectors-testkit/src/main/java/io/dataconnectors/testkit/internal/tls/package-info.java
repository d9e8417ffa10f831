/**
 * The certificates of stubs and of servers that misbehave. Public for the library's own modules alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.testkit.internal.tls;

import javax.annotation.ParametersAreNonnullByDefault;
