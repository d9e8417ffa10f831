package io.dataconnectors.internal.json;

import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.annotation.Nullable;

/** Plain values: what they are, when they are the same, and deep copies that nothing a host keeps hold of can change. */
public final class Plain {
    /** As deep as JSON from outside may be; a deeper value would only fail later, or exhaust the stack. */
    private static final int MAX_DEPTH = Json.MAX_DEPTH;

    private static final Object NULL = new Object();

    private static final Map<String, Object> EMPTY = Collections.unmodifiableMap(new LinkedHashMap<>(0));

    private Plain() {}

    /**
     * Returns a deep, unmodifiable copy of a plain value. Doubles and floats become the decimals that they print as; {@code
     * LocalDate}, {@code Instant}, {@code OffsetDateTime} and {@code ZonedDateTime} become ISO 8601, {@code UUID} and {@code URI}
     * their texts, an enum its name, and an array a list.
     *
     * @throws IllegalArgumentException for what is no plain value, nests deeper than 64 levels, or is a number whose exponent
     *     is beyond that of any that {@link Json} reads
     */
    @Nullable
    public static Object copy(@Nullable Object value) {
        return copy(value, MAX_DEPTH);
    }

    /** Returns an unmodifiable object of names, each with its value behind it, in this order. */
    public static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(members);
    }

    /** Whether a value nests deeper than a document may. */
    public static boolean isTooDeep(@Nullable Object value) {
        return isDeeper(value, MAX_DEPTH);
    }

    private static boolean isDeeper(@Nullable Object value, int levels) {
        Collection<?> within =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : null;
        return within != null && (levels == 0 || within.stream().anyMatch(one -> isDeeper(one, levels - 1)));
    }

    /**
     * Returns a copy of a plain value that holds documents, each of which may be as deep as a value of its own.
     *
     * @throws IllegalArgumentException as {@link #copy(Object)}
     */
    @Nullable
    public static Object copyHolding(@Nullable Object value) {
        return copy(value, MAX_DEPTH + Json.AROUND);
    }

    /**
     * Returns a deep, unmodifiable copy of a map of plain values, each as deep as a value may be.
     *
     * @throws IllegalArgumentException as {@link #copy(Object)}
     */
    public static Map<String, Object> copyOf(Map<?, ?> map) {
        return copyOf(map, MAX_DEPTH + 1);
    }

    @Nullable
    private static Object copy(@Nullable Object value, int depth) {
        if (depth == 0 && (value instanceof Map || value instanceof Iterable)) {
            throw new IllegalArgumentException("A value nests at most " + MAX_DEPTH + " levels deep");
        }
        if (value instanceof Map<?, ?> map) {
            return copyOf(map, depth);
        }
        if (value instanceof Iterable<?> list) {
            return list(list, depth);
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            return scalar(value);
        }
        Object plain = JavaValues.plain(value);
        return plain instanceof List<?> ? copy(plain, depth) : scalar(plain);
    }

    private static Map<String, Object> copyOf(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            return EMPTY;
        }
        Map<String, Object> copy = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("The names in a map must be strings");
            }
            copy.put(text, copy(value, depth - 1));
        });
        return small(copy);
    }

    /** Returns an unmodifiable map of the same entries; what is kept for long has no room for more. */
    private static Map<String, Object> small(Map<String, Object> map) {
        if (map.size() > 1) {
            return Collections.unmodifiableMap(map);
        }
        return map.isEmpty()
                ? EMPTY
                : Collections.singletonMap(
                        map.keySet().iterator().next(), map.values().iterator().next());
    }

    private static List<Object> list(Iterable<?> list, int depth) {
        ArrayList<Object> copy = new ArrayList<>();
        list.forEach(element -> copy.add(copy(element, depth - 1)));
        copy.trimToSize();
        return Collections.unmodifiableList(copy);
    }

    @Nullable
    private static Object scalar(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        Object number = PlainNumbers.of(value);
        if (number != null) {
            return number;
        }
        throw new IllegalArgumentException(
                "A value must be a string, a boolean, a number, a list, a map or null, not a "
                        + value.getClass().getName());
    }

    /** Whether two plain values are equal, numbers by what they count: 1, 1.0 and 1e0 are the same. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number && other instanceof Number) {
            return PlainNumbers.decimal(one).compareTo(PlainNumbers.decimal(other)) == 0;
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> that) {
            return map.keySet().equals(that.keySet())
                    && map.keySet().stream().allMatch(name -> same(map.get(name), that.get(name)));
        }
        if (one instanceof List<?> list && other instanceof List<?> that) {
            return list.size() == that.size()
                    && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), that.get(i)));
        }
        return Objects.equals(one, other);
    }

    /**
     * Returns what stands for a plain value where it is looked up: equal, with the same hash, for two values that are the {@link
     * #same}, and for no others.
     */
    public static Object comparable(@Nullable Object value) {
        if (value instanceof Number) {
            return PlainNumbers.decimal(value).stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> comparable = new HashMap<>();
            members.forEach((name, member) -> comparable.put(name, comparable(member)));
            return comparable;
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(Plain::comparable).toList();
        }
        return value == null ? NULL : value;
    }

    /** Returns what a value is, for messages. */
    public static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : "a number";
    }
}
