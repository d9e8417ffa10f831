package io.dataconnectors.internal.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
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
}
