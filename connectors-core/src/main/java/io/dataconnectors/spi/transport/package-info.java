/**
 * The seam below the executor: what sends a request over HTTPS and brings back the answer. The executor of {@code
 * connectors-http} brings one on the JDK's client; a host or an extension can put another in its place, and {@code
 * TransportContract} of the module {@code connectors-testkit} proves it.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.spi.transport;

import javax.annotation.ParametersAreNonnullByDefault;
