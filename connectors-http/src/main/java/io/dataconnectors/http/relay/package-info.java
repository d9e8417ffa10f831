/**
 * The way to the internet: a relay within the process, through which the HTTP client tunnels, and which connects to no
 * address that it has not judged. Knows nothing of HTTP but CONNECT. Not an API: hosts choose with {@code EgressPolicy}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.relay;

import javax.annotation.ParametersAreNonnullByDefault;
