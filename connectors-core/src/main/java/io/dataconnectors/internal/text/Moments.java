package io.dataconnectors.internal.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;

/** Date-times in the one form in which templates see them: ISO 8601 in UTC, however a caller wrote them. */
public final class Moments {
    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /** Returns the date-time in UTC; null for what is none, has no offset, or lies beyond the years 0 to 9999. */
    @Nullable
    public static String utc(@Nullable Object value) {
        try {
            if (value instanceof String text) {
                OffsetDateTime moment = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
                boolean written = moment.getYear() >= 0 && moment.getYear() <= LAST_YEAR;
                return written ? moment.toInstant().toString() : null;
            }
        } catch (DateTimeException e) {
            // it is none
        }
        return null;
    }

    /** Whether a value is a text that says a date as ISO 8601 does, in the one way in which it is written. */
    public static boolean isDate(Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        if (isDigits(text, 0, 4) && isDigits(text, 5, 7) && isDigits(text, 8, 10)) { // as nearly all are written
            return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-' && isDay(text);
        }
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDigits(String text, int from, int to) {
        boolean digits = to <= text.length();
        for (int i = from; digits && i < to; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    /** Whether the month and the year of ten characters have the day. */
    private static boolean isDay(String date) {
        int year = Integer.parseInt(date, 0, 4, 10);
        int month = Integer.parseInt(date, 5, 7, 10);
        int day = Integer.parseInt(date, 8, 10, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).length(Year.isLeap(year));
    }

    /** Reads Retry-After (RFC 9110, section 10.2.3): seconds, or a date in one of the three forms of section 5.6.7. */
    public static final class RetryAfter {
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
}
