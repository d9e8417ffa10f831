package io.dataconnectors;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Deep, unmodifiable copies of plain values, so that nothing a host keeps hold of can change a value of ours. */
final class Plain {
    private Plain() {}

    /** @throws IllegalArgumentException for what is no plain value, naming its class */
    @Nullable
    static Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copyOf(map);
        }
        if (value instanceof Iterable<?> list) {
            return list(list);
        }
        return scalar(value);
    }

    static Map<String, Object> copyOf(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("The names in a map must be strings");
            }
            copy.put(text, copy(value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<Object> list(Iterable<?> list) {
        List<Object> copy = new ArrayList<>();
        list.forEach(element -> copy.add(copy(element)));
        return Collections.unmodifiableList(copy);
    }

    @Nullable
    private static Object scalar(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (exact(value)) {
            return asRead(value);
        }
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        if (value instanceof Double || value instanceof Float) {
            return decimal((Number) value);
        }
        throw new IllegalArgumentException(
                "A value must be a string, a boolean, a number, a list, a map or null, not a "
                        + value.getClass().getName());
    }

    /** Returns the number as the class that reading its JSON would make it: what is written and read again is equal. */
    private static Object asRead(Object number) {
        if (number instanceof BigDecimal decimal && decimal.scale() != 0) {
            return number;
        }
        BigInteger whole = new BigInteger(number.toString());
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

    private static BigDecimal decimal(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("A number must be finite, not " + value);
        }
        return new BigDecimal(value.toString());
    }
}
