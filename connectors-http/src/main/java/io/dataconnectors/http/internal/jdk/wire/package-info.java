/**
 * Reads the heads of answers where they come out of TLS, before the HTTP client does. No API: for {@code
 * io.dataconnectors.http} alone.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.jdk.wire;

import javax.annotation.ParametersAreNonnullByDefault;
