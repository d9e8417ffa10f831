package io.dataconnectors.internal.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    public static boolean isDate(Object value) {
        try {
            return value instanceof String text
                    && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
