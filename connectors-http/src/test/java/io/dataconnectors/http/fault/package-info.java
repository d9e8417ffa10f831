/** Servers that do on a connection whatever they like, and every way in which servers fail. */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.fault;

import javax.annotation.ParametersAreNonnullByDefault;
