package io.dataconnectors.internal.json;

import java.lang.reflect.Array;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Values that Java programs have at hand, as the plain ones that they are written as: the one place that knows both. */
final class JavaValues {
    private JavaValues() {}

    /**
     * Returns the plain value: dates and instants as ISO 8601, a UUID and a URI as their texts, an enum as its name, an array as
     * a list. Everything else is returned as it is.
     *
     * @throws IllegalArgumentException for bytes
     */
    static Object plain(Object value) {
        if (value instanceof ZonedDateTime moment) {
            return moment.toOffsetDateTime().toString();
        }
        if (value instanceof Enum<?> one) {
            return one.name();
        }
        if (value instanceof byte[]) {
            throw new IllegalArgumentException("Bytes are sent as a file: a map of name, mediaType and base64");
        }
        if (value.getClass().isArray()) {
            return list(value);
        }
        return isWritten(value) ? String.valueOf(value) : value;
    }

    private static boolean isWritten(Object value) {
        return value instanceof LocalDate
                || value instanceof Instant
                || value instanceof OffsetDateTime
                || value instanceof UUID
                || value instanceof URI;
    }

    private static List<Object> list(Object array) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }
}
