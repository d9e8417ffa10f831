package io.dataconnectors.document;

import io.dataconnectors.Difference;
import io.dataconnectors.Difference.Kind;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Looks for what differs between two documents, in the order of the documents. Elements of lists are the same by their {@code
 * name} or, where they have none, by all that they are, so that one more input is one difference.
 */
final class DocumentDifferences {
    /** How many pairs of elements are compared to align two lists; longer ones are compared place by place. */
    private static final int MOST_PAIRS = 1_000_000;

    private final List<Difference> found = new ArrayList<>();

    private DocumentDifferences() {}

    static List<Difference> between(Map<String, Object> before, Map<String, Object> after) {
        DocumentDifferences differences = new DocumentDifferences();
        differences.compare(new Side(JsonPointer.ROOT, before), new Side(JsonPointer.ROOT, after));
        return List.copyOf(differences.found);
    }

    /** A value, and where it is in its document. */
    private record Side(JsonPointer place, @Nullable Object value) {
        Map<?, ?> members() {
            return (Map<?, ?>) Objects.requireNonNull(value);
        }

        List<?> elements() {
            return (List<?>) Objects.requireNonNull(value);
        }

        Side member(Object name) {
            return new Side(place.append((String) name), members().get(name));
        }

        Side element(int index) {
            return new Side(place.append(index), elements().get(index));
        }
    }

    private void compare(Side before, Side after) {
        if (before.value instanceof Map && after.value instanceof Map && sameOrder(before.members(), after.members())) {
            compareMembers(before, after);
        } else if (before.value instanceof List && after.value instanceof List) {
            compareElements(before, after);
        } else if (!same(before.value, after.value)) {
            found.add(new Difference(Kind.CHANGED, after.place.text(), before.value, after.value));
        }
    }

    private void added(Side after) {
        found.add(new Difference(Kind.ADDED, after.place.text(), null, after.value));
    }

    private void removed(Side before) {
        found.add(new Difference(Kind.REMOVED, before.place.text(), before.value, null));
    }

    /** Maps are equal in any order, and what is sent of a JSON body is not. */
    private static boolean same(@Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after) && String.valueOf(before).equals(String.valueOf(after));
    }

    /** Whether the members that both have come in one order. */
    private static boolean sameOrder(Map<?, ?> before, Map<?, ?> after) {
        return common(before, after).equals(common(after, before));
    }

    private static List<?> common(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().stream().filter(other::containsKey).toList();
    }

    private void compareMembers(Side before, Side after) {
        Iterator<?> earlier = before.members().keySet().iterator();
        Set<Object> passed = new HashSet<>();
        for (Object name : after.members().keySet()) {
            if (!before.members().containsKey(name)) {
                added(after.member(name));
                continue;
            }
            while (!passed.contains(name)) {
                Object next = earlier.next();
                passed.add(next);
                if (!after.members().containsKey(next)) {
                    removed(before.member(next));
                }
            }
            compare(before.member(name), after.member(name));
        }
        earlier.forEachRemaining(name -> removed(before.member(name)));
    }

    private void compareElements(Side before, Side after) {
        int from = 0;
        int other = 0;
        for (int[] pair : aligned(before.elements(), after.elements())) {
            compareGap(before, from, pair[0], after, other, pair[1]);
            compare(before.element(pair[0]), after.element(pair[1]));
            from = pair[0] + 1;
            other = pair[1] + 1;
        }
        compareGap(
                before,
                from,
                before.elements().size(),
                after,
                other,
                after.elements().size());
    }

    /** Compares what is between two elements that both have: one by one, then what only one has. */
    private void compareGap(Side before, int from, int to, Side after, int other, int end) {
        int pairs = Math.min(to - from, end - other);
        for (int i = 0; i < pairs; i++) {
            compare(before.element(from + i), after.element(other + i));
        }
        for (int i = from + pairs; i < to; i++) {
            removed(before.element(i));
        }
        for (int i = other + pairs; i < end; i++) {
            added(after.element(i));
        }
    }

    /** Returns the places of the longest row of elements that both lists have, in order. */
    private static List<int[]> aligned(List<?> before, List<?> after) {
        List<Object> one = keys(before);
        List<Object> other = keys(after);
        List<int[]> pairs = new ArrayList<>();
        int first = 0;
        while (first < one.size() && first < other.size() && one.get(first).equals(other.get(first))) {
            pairs.add(new int[] {first, first});
            first++;
        }
        List<Object> restOfOne = one.subList(first, one.size());
        List<Object> restOfOther = other.subList(first, other.size());
        if ((long) restOfOne.size() * restOfOther.size() <= MOST_PAIRS) {
            addLongestRow(restOfOne, restOfOther, first, pairs);
        }
        return pairs;
    }

    private static void addLongestRow(List<Object> one, List<Object> other, int first, List<int[]> pairs) {
        int[][] longest = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                longest[i][j] = one.get(i).equals(other.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.get(i).equals(other.get(j))) {
                pairs.add(new int[] {first + i++, first + j++});
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<Object> keys(List<?> elements) {
        List<Object> keys = new ArrayList<>(elements.size());
        elements.forEach(element -> keys.add(key(element)));
        return keys;
    }

    private static Object key(@Nullable Object element) {
        return element instanceof Map<?, ?> members && members.get("name") instanceof String name
                ? Set.of(name)
                : String.valueOf(element);
    }
}
