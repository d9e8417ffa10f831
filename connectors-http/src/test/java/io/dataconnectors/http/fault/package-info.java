/** A server that fails in every way in which servers fail. */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.fault;

import javax.annotation.ParametersAreNonnullByDefault;
