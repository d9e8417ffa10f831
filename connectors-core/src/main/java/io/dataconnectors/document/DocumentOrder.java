package io.dataconnectors.document;

import io.dataconnectors.Violation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.annotation.Nullable;

/**
 * The order in which a reader of the document meets the places of violations. What is missing comes where it would be. Only
 * the places of violations are looked up: the pointers to all places of a deep document would fill the memory.
 */
final class DocumentOrder implements Comparator<Violation> {
    @Nullable
    private final Object document;

    private final Map<String, int[]> steps = new HashMap<>();
    private final IdentityHashMap<Map<?, ?>, Map<Object, Integer>> members = new IdentityHashMap<>();

    DocumentOrder(@Nullable Object document) {
        this.document = document;
    }

    @Override
    public int compare(Violation one, Violation other) {
        return Arrays.compare(steps(one), steps(other));
    }

    private int[] steps(Violation violation) {
        return steps.computeIfAbsent(violation.pointer(), this::steps);
    }

    /** Which child is taken at each level, as far as there is one. */
    private int[] steps(String pointer) {
        IntStream.Builder taken = IntStream.builder();
        String[] tokens = pointer.split("/", -1);
        Object value = document;
        for (int i = 1; i < tokens.length; i++) {
            String name = tokens[i].replace("~1", "/").replace("~0", "~");
            int position = position(value, name);
            if (position < 0) {
                break;
            }
            taken.add(position);
            value = value instanceof List<?> elements ? elements.get(position) : member(value, name);
        }
        return taken.build().toArray();
    }

    private int position(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> object) {
            return members.computeIfAbsent(object, DocumentOrder::positions).getOrDefault(name, -1);
        }
        return value instanceof List<?> list ? index(name, list.size()) : -1;
    }

    private static Map<Object, Integer> positions(Map<?, ?> object) {
        Map<Object, Integer> positions = new HashMap<>();
        object.keySet().forEach(name -> positions.put(name, positions.size()));
        return positions;
    }

    private static int index(String name, int size) {
        boolean digits = !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = digits ? Integer.parseInt(name) : -1;
        return index < size ? index : -1;
    }

    @Nullable
    private static Object member(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> object ? object.get(name) : null;
    }
}
