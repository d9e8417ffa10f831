package io.dataconnectors.document;

import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Documents in each of which one thing was changed: at every place that a document may have, and in every way in which a
 * value may be another than is expected there. A place counts once, however many documents and elements have it.
 */
final class Mutations {
    private static final List<Object> OTHERS = Collections.unmodifiableList(Arrays.asList(
            null,
            true,
            -1,
            0,
            7,
            new BigDecimal("1.5"),
            1L << 40,
            "",
            "x",
            "x y",
            "x".repeat(2000),
            "PT0.5S",
            "$.a",
            List.of(),
            List.of("x"),
            List.of(1),
            Map.of(),
            Map.of("x", 1)));

    /** Members that are at home somewhere, and one that is nowhere. */
    private static final List<String> FOREIGN =
            List.of("name", "type", "path", "value", "template", "header", "from", "description", "nosuch");

    private final Set<String> seen = new HashSet<>();
    private final List<Mutation> all = new ArrayList<>();
    private Object original;

    private Mutations() {}

    /**
     * A document in which one thing was changed.
     *
     * @param place where, with a star for each index
     * @param change what was changed
     * @param original the document as it was
     * @param document the document as it is now
     */
    record Mutation(String place, String change, Object original, Object document) {
        @Override
        public String toString() {
            return place + change;
        }
    }

    /** Returns every mutation of some documents. */
    static List<Mutation> of(List<String> documents) {
        Mutations mutations = new Mutations();
        for (String document : documents) {
            mutations.original = Json.read(document);
            mutations.value("", mutations.original, changed -> changed);
        }
        return mutations.all;
    }

    private void add(String place, String change, Object document) {
        all.add(new Mutation(place, change, original, document));
    }

    /** Changes a value in its document, which is put together again around what became of it. */
    private void value(String place, Object value, UnaryOperator<Object> around) {
        if (seen.add(place)) {
            OTHERS.forEach(other -> add(place, " = " + Json.write(other), around.apply(other)));
            if (value instanceof String text) {
                add(place, " with an x", around.apply(text + "x"));
                add(place, " in capitals", around.apply(text.toUpperCase(Locale.ROOT)));
            }
        }
        if (value instanceof Map<?, ?> members) {
            members(place + kind(members), members, around);
        } else if (value instanceof List<?> elements) {
            elements(place, elements, around);
        }
    }

    /** Objects of different types have different members. */
    private static String kind(Map<?, ?> members) {
        return members.get("type") instanceof String type ? "(" + type + ")" : "";
    }

    private void members(String place, Map<?, ?> members, UnaryOperator<Object> around) {
        if (members.size() > 1 && seen.add(place + "{}")) {
            add(place, " in another order", around.apply(reversed(members)));
            FOREIGN.forEach(name -> add(place, " with " + name, around.apply(with(members, name, "x"))));
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            String there = place + "/" + name;
            if (seen.add(there + " gone")) {
                Map<Object, Object> fewer = new LinkedHashMap<>(members);
                fewer.remove(name);
                add(there, " gone", around.apply(fewer));
            }
            value(there, member.getValue(), changed -> around.apply(with(members, name, changed)));
        }
    }

    private void elements(String place, List<?> elements, UnaryOperator<Object> around) {
        if (elements.size() > 1 && seen.add(place + "[]")) {
            List<Object> reversed = new ArrayList<>(elements);
            Collections.reverse(reversed);
            add(place, " in another order", around.apply(reversed));
        }
        for (int i = 0; i < elements.size(); i++) {
            int index = i;
            value(place + "/*", elements.get(i), changed -> {
                List<Object> others = new ArrayList<>(elements);
                others.set(index, changed);
                return around.apply(others);
            });
        }
    }

    private static Map<Object, Object> reversed(Map<?, ?> members) {
        List<Object> names = new ArrayList<>(members.keySet());
        Collections.reverse(names);
        Map<Object, Object> reversed = new LinkedHashMap<>();
        names.forEach(name -> reversed.put(name, members.get(name)));
        return reversed;
    }

    private static Map<Object, Object> with(Map<?, ?> members, String name, Object value) {
        Map<Object, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }
}
