package io.dataconnectors.internal.call;

import io.dataconnectors.internal.json.Plain;
import java.math.BigDecimal;
import java.time.Duration;
import javax.annotation.Nullable;

/**
 * The time for which an access token may be used, from {@code expires_in} (RFC 6749, section 5.1). Servers write it as a number, as
 * text and not at all: what cannot be read is as if it were not there, for an API that no longer takes a token says so.
 */
final class TokenLifetime {
    /** Of a token whose end is not said: short, for no harm comes of fetching one too often. */
    static final Duration UNSAID = Duration.ofMinutes(5);
    /** However long a token lives: one that was withdrawn is not kept for ever where the API does not answer 401. */
    static final Duration MOST = Duration.ofDays(1);

    private static final int MAX_DIGITS = 30;

    private TokenLifetime() {}

    static Duration of(@Nullable Object expiresIn) {
        BigDecimal seconds = seconds(expiresIn);
        if (seconds == null) {
            return UNSAID;
        }
        if (seconds.signum() <= 0) {
            return Duration.ZERO;
        }
        BigDecimal most = BigDecimal.valueOf(MOST.toSeconds());
        return Duration.ofSeconds(seconds.min(most).longValue());
    }

    @Nullable
    private static BigDecimal seconds(@Nullable Object value) {
        if (value instanceof Number) {
            return Plain.decimal(value);
        }
        if (!(value instanceof String text) || !text.strip().matches("-?[0-9]{1," + MAX_DIGITS + "}(\\.[0-9]{1,9})?")) {
            return null;
        }
        return new BigDecimal(text.strip());
    }
}
