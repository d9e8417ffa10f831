package io.dataconnectors.internal.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;

/** Reads Retry-After (RFC 9110, section 10.2.3): seconds, or a date in one of the three forms of section 5.6.7. */
public final class RetryAfter {
    private static final DateTimeFormatter IMF_FIXDATE = formatter("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    private static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss uuuu");
    private static final int CENTURY = 100;

    private RetryAfter() {}

    /** Returns how long to wait, zero if that is over, or null if there is no text, or it is not what a Retry-After may say. */
    @Nullable
    public static Duration parse(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        String value = text.trim();
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        for (DateTimeFormatter form : List.of(IMF_FIXDATE, rfc850(now), ASCTIME)) {
            Instant date = date(value, form);
            if (date != null) {
                return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
            }
        }
        return null;
    }

    @Nullable
    private static Instant date(String value, DateTimeFormatter form) {
        try {
            return LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A year of two digits that seems to be more than 50 years ahead is the past one. */
    private static DateTimeFormatter rfc850(Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() + 50 - CENTURY + 1;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
