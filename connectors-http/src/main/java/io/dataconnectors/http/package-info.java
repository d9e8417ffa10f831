/**
 * Makes the calls of connectors over HTTPS, with java.net.http. A call goes from {@code Call} over {@code Preparation},
 * {@code Egress} and {@code Transport} to {@code Reading}; the packages below this one are its parts, and hidden.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http;

import javax.annotation.ParametersAreNonnullByDefault;
