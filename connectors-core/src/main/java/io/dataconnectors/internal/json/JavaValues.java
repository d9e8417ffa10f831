package io.dataconnectors.internal.json;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.annotation.Nullable;

/** Values that Java programs have at hand, as the plain ones that they are written as: the one place that knows both. */
public final class JavaValues {
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

    /** Numbers as plain values have them: each of the class that reading its JSON would make it, with every digit. */
    public static final class PlainNumbers {
        /** What the longest number that JSON from outside may hold comes to, with the farthest exponent. */
        private static final int MAX_SCALE = Json.MAX_EXPONENT + Json.MAX_NUMBER_LENGTH;

        private PlainNumbers() {}

        /** Returns a number of the JDK as a plain value; null for what is none. */
        @Nullable
        static Object of(Object value) {
            if (exact(value)) {
                return asRead(value);
            }
            if (value instanceof Short || value instanceof Byte) {
                return ((Number) value).intValue();
            }
            return value instanceof Double || value instanceof Float ? finite((Number) value) : null;
        }

        /** Returns the number as the class that reading its JSON would make it: what is written and read again is equal. */
        private static Object asRead(Object number) {
            boolean fraction = number instanceof BigDecimal decimal && decimal.scale() != 0;
            if (fraction && Math.abs((long) ((BigDecimal) number).scale()) > MAX_SCALE) {
                throw new IllegalArgumentException("The exponent of a number is beyond ±" + Json.MAX_EXPONENT);
            }
            return fraction ? number : shortest(new BigInteger(number.toString()));
        }

        private static Object shortest(BigInteger whole) {
            if (whole.bitLength() < Integer.SIZE) {
                return whole.intValue();
            }
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
        }

        private static boolean exact(Object value) {
            return value instanceof Integer
                    || value instanceof Long
                    || value instanceof BigInteger
                    || value instanceof BigDecimal;
        }

        private static BigDecimal finite(Number value) {
            if (!Double.isFinite(value.doubleValue())) {
                throw new IllegalArgumentException("A number must be finite, not " + value);
            }
            return new BigDecimal(value.toString());
        }

        /** Returns a plain number as a decimal. */
        public static BigDecimal decimal(Object number) {
            return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        }

        /** Returns a whole number as an Integer, a Long or a BigInteger, whichever is the first that holds it; else null. */
        @Nullable
        public static Object whole(@Nullable Object value) {
            if (!(value instanceof BigDecimal decimal)) {
                return value instanceof Number ? value : null;
            }
            // the scale is judged before the value is expanded: 1e999999999 would take all the memory there is
            if (decimal.scale() < -400 || decimal.stripTrailingZeros().scale() > 0) {
                return null;
            }
            return shortest(decimal.toBigInteger());
        }
    }
}
