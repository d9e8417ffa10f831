/**
 * Makes the calls of connectors over HTTPS. A call goes from {@code Call} over {@code Preparation}, {@code Egress} and the
 * {@link io.dataconnectors.spi.transport.Transport} to {@code Reading}; the packages below this one are its parts, and hidden.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http;

import javax.annotation.ParametersAreNonnullByDefault;
