/**
 * One call, from what it is made with to the request that is sent, and from the answer to the outputs. No network.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.call;

import javax.annotation.ParametersAreNonnullByDefault;
