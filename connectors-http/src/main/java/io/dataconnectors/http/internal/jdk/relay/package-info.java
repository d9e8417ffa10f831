/**
 * A relay within the process, through which the HTTP client tunnels, and which connects to no address that it has not judged.
 * It knows nothing of HTTP but CONNECT. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.jdk.relay;

import javax.annotation.ParametersAreNonnullByDefault;
