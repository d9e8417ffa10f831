package io.dataconnectors.imports.curl;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * The fields of a form as an object: {@code a[b]=1} as a member of a member, {@code a[]=1&a[]=2} and {@code a=1&a=2} as lists.
 *
 * @param members the members: texts, objects and lists of texts
 * @param styles how the lists of a member are written
 */
record NestedFields(Map<String, Object> members, Map<String, ArrayStyle> styles) {
    private static final int DEEPEST = 16;

    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]+\\])*)(\\[\\])?");
    private static final Pattern KEY = Pattern.compile("\\[([^\\[\\]]+)\\]");

    static NestedFields of(List<Pair> pairs, ImportReport report) {
        NestedFields nested = new NestedFields(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (pairs.stream().allMatch(nested::addNested) && nested.pairs().equals(pairs)) {
            return nested;
        }
        NestedFields flat = new NestedFields(new LinkedHashMap<>(), new LinkedHashMap<>());
        pairs.forEach(flat::addFlat);
        if (!flat.pairs().equals(pairs)) {
            report.note(Kind.CHANGED, "Fields of the form that have one name are sent one behind the other");
        }
        return flat;
    }

    private void addFlat(Pair pair) {
        put(members, pair.name(), pair.text(), pair.name(), ArrayStyle.REPEAT);
    }

    /** Returns false where a name cannot be told apart into members. */
    private boolean addNested(Pair pair) {
        boolean plain = !pair.name().isEmpty()
                && pair.name().indexOf('[') < 0
                && pair.name().indexOf(']') < 0;
        if (plain) {
            return put(members, pair.name(), pair.text(), pair.name(), ArrayStyle.REPEAT);
        }
        Matcher name = NAME.matcher(pair.name());
        boolean deep = pair.name().chars().filter(c -> c == '[').count() > DEEPEST;
        if (deep || !name.matches()) {
            return false;
        }
        String field = name.group(1);
        Map<String, Object> object = members;
        String member = field;
        Matcher key = KEY.matcher(name.group(2));
        while (key.find()) {
            Optional<Map<String, Object>> inner = object(object, member);
            if (inner.isEmpty()) {
                return false;
            }
            object = inner.get();
            member = key.group(1);
        }
        boolean brackets = name.group(3) != null;
        if (brackets) {
            object.putIfAbsent(member, new ArrayList<>());
        }
        return put(object, member, pair.text(), field, brackets ? ArrayStyle.BRACKETS : ArrayStyle.REPEAT);
    }

    @SuppressWarnings("unchecked") // the objects within are made here alone
    private static Optional<Map<String, Object>> object(Map<String, Object> object, String member) {
        Object inner = object.computeIfAbsent(member, absent -> new LinkedHashMap<String, Object>());
        return inner instanceof Map ? Optional.of((Map<String, Object>) inner) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the lists within are made here alone
    private boolean put(Map<String, Object> object, String member, String text, String field, ArrayStyle style) {
        Object there = object.get(member);
        if (there == null) {
            object.put(member, text);
            return true;
        }
        if (there instanceof Map) {
            return false;
        }
        List<Object> list = there instanceof List ? (List<Object>) there : new ArrayList<>(List.of(there));
        list.add(text);
        object.put(member, list);
        return styles.merge(field, style, (known, other) -> known) == style;
    }

    /** Returns the fields that are sent of this, in order. */
    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        members.forEach((name, value) -> addPairs(name, value, styles.get(name), pairs));
        return pairs;
    }

    private static void addPairs(String name, Object value, @Nullable ArrayStyle style, List<Pair> to) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, member) -> addPairs(name + "[" + key + "]", member, style, to));
        } else if (value instanceof List<?> list) {
            list.forEach(text -> to.add(new Pair(style == ArrayStyle.BRACKETS ? name + "[]" : name, (String) text)));
        } else {
            to.add(new Pair(name, (String) value));
        }
    }
}
