package io.dataconnectors;

import io.dataconnectors.jsonpath.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, and knows the place that is being looked at. */
final class Problems {
    private final List<Violation> violations;
    private final JsonPointer place;

    private Problems(List<Violation> violations, JsonPointer place) {
        this.violations = violations;
        this.place = place;
    }

    static Problems none() {
        return new Problems(new ArrayList<>(), JsonPointer.ROOT);
    }

    /** The same collection, looked at from a member of the present place. */
    Problems at(String member) {
        return new Problems(violations, place.append(member));
    }

    /** The same collection, looked at from an element of the present place. */
    Problems at(int index) {
        return new Problems(violations, place.append(index));
    }

    void add(String message) {
        violations.add(new Violation(place.text(), message));
    }

    /** Adds the message if it is one. */
    void addUnless(boolean right, String message) {
        if (!right) {
            add(message);
        }
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }
}
