package io.dataconnectors.internal.call;

import io.dataconnectors.Secret;
import java.time.Duration;

/**
 * An access token as a token endpoint gave it.
 *
 * @param value the access token; it can stand in a header
 * @param lifetime how long it may be used from when it was asked for; zero for a single use
 */
public record AccessToken(Secret value, Duration lifetime) {}
