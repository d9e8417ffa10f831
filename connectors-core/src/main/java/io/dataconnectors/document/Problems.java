package io.dataconnectors.document;

import io.dataconnectors.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** What could not be read in a document, and the places about which nothing more can be said because of it. */
final class Problems {
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();

    void add(String pointer, String message) {
        violations.add(new Violation(pointer, message));
        unjudged.add(pointer);
    }

    /** Adds a broken rule, unless it would only follow from what was not readable. */
    void addUnlessSaid(String pointer, String message) {
        if (judged(pointer)) {
            violations.add(new Violation(pointer, message));
        }
    }

    /** Leaves out what the rules say of this place and all within it: it would only follow from what was not readable. */
    void leaveUnjudged(String pointer) {
        unjudged.add(pointer);
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    boolean any(Predicate<String> pointer) {
        return violations.stream().map(Violation::pointer).anyMatch(pointer);
    }

    /** Returns these problems and the broken rules that do not follow from them, in the order of the document. */
    List<Violation> with(List<Violation> brokenRules, @Nullable Object document) {
        Stream<Violation> rules = brokenRules.stream().filter(rule -> judged(rule.pointer()));
        DocumentOrder order = new DocumentOrder(document);
        return Stream.concat(violations.stream(), rules).sorted(order).toList();
    }

    private boolean judged(String pointer) {
        return unjudged.stream().noneMatch(ancestor -> pointer.equals(ancestor) || pointer.startsWith(ancestor + "/"));
    }
}
