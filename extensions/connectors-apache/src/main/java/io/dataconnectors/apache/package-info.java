/**
 * A transport on Apache HttpClient 5: {@link io.dataconnectors.apache.ApacheTransport}, to be given to the executor of {@code
 * connectors-http}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.apache;

import javax.annotation.ParametersAreNonnullByDefault;
