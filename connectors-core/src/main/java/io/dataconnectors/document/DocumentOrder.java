package io.dataconnectors.document;

import io.dataconnectors.Violation;
import io.dataconnectors.jsonpath.JsonPointer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The order in which a reader of the document meets the places of violations. What is missing comes where it would be. */
final class DocumentOrder implements Comparator<Violation> {
    private final Map<String, Integer> positions = new HashMap<>();

    DocumentOrder(@Nullable Object document) {
        visit(JsonPointer.ROOT, document);
    }

    private void visit(JsonPointer pointer, @Nullable Object value) {
        positions.put(pointer.text(), positions.size());
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> visit(pointer.append(String.valueOf(name)), member));
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                visit(pointer.append(i), elements.get(i));
            }
        }
    }

    @Override
    public int compare(Violation one, Violation other) {
        return Integer.compare(position(one.pointer()), position(other.pointer()));
    }

    private int position(String pointer) {
        String place = pointer;
        while (!positions.containsKey(place)) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return positions.get(place);
    }
}
