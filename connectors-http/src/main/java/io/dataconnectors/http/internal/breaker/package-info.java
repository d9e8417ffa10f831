/**
 * Pauses calls to what keeps failing (a circuit breaker). Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.breaker;

import javax.annotation.ParametersAreNonnullByDefault;
