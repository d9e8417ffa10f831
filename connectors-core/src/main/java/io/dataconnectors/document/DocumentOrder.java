package io.dataconnectors.document;

import io.dataconnectors.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * Violations in the order in which a reader of the document meets their places. What is missing comes where its object
 * begins. Only the places of violations are kept: pointers to all places of a deep document would fill the memory.
 */
final class DocumentOrder {
    @Nullable
    private final Object value;

    private final List<Violation> here = new ArrayList<>();
    private final Map<String, DocumentOrder> within = new HashMap<>();

    private DocumentOrder(@Nullable Object value) {
        this.value = value;
    }

    static List<Violation> of(List<Violation> violations, @Nullable Object document) {
        DocumentOrder root = new DocumentOrder(document);
        violations.forEach(root::put);
        List<Violation> ordered = new ArrayList<>();
        root.addTo(ordered);
        return List.copyOf(ordered);
    }

    private void put(Violation violation) {
        DocumentOrder place = this;
        String[] steps = violation.pointer().split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            String name = steps[i].replace("~1", "/").replace("~0", "~");
            if (!place.has(name)) {
                break;
            }
            Object child = place.child(name);
            place = place.within.computeIfAbsent(name, absent -> new DocumentOrder(child));
        }
        place.here.add(violation);
    }

    private boolean has(String name) {
        return value instanceof Map<?, ?> members
                ? members.containsKey(name)
                : value instanceof List<?> elements && index(name) < elements.size();
    }

    @Nullable
    private Object child(String name) {
        if (value instanceof List<?> elements) {
            return elements.get(index(name));
        }
        return value instanceof Map<?, ?> members ? members.get(name) : null;
    }

    private static int index(String name) {
        boolean digits = !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }

    private void addTo(List<Violation> ordered) {
        ordered.addAll(here);
        if (value instanceof Map<?, ?> members) {
            members.keySet().stream()
                    .map(within::get)
                    .filter(place -> place != null)
                    .forEach(place -> place.addTo(ordered));
        } else {
            Map<Integer, DocumentOrder> elements = new TreeMap<>();
            within.forEach((name, place) -> elements.put(index(name), place));
            elements.values().forEach(place -> place.addTo(ordered));
        }
    }
}
