package io.dataconnectors.document;

import io.dataconnectors.Violation;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** What could not be read in a document, and which broken rules would only follow from that. */
final class DocumentProblems implements Node.Context {
    /** Where names are declared that templates use. */
    private static final Set<String> DECLARING = Set.of("settings", "inputs", "variables");

    /** The members that say what a declared value is; with another one broken, rules can still judge its use. */
    private static final Set<String> TELLING = Set.of("name", "type", "properties", "items");

    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    /** What a template may use although nothing, or not all, could be read of it. */
    private final Set<String> unread = new HashSet<>();

    private boolean namesUnread;

    @Override
    public void problem(String pointer, Problem problem) {
        add(Problems.violation(pointer, problem));
        if (DECLARING.stream().anyMatch(list -> pointer.startsWith(list, 1))) {
            noteDeclaration(pointer.split("/", -1), problem.subjects());
        }
    }

    /** Without the name of something, or the list of all, any use of a name in a template could be right. */
    private void noteDeclaration(String[] steps, List<String> subjects) {
        if (!DECLARING.contains(steps[1])) {
            return;
        }
        String last = steps[steps.length - 1];
        boolean element = !steps[1].equals("settings") && steps.length <= 4;
        if (steps.length == 2 || (element && (steps.length == 3 || last.equals("name")))) {
            namesUnread = true;
        } else if (!subjects.isEmpty() && (steps[1].equals("settings") || TELLING.contains(last) || isIndex(last))) {
            unread.add(subjects.get(0));
        }
    }

    private static boolean isIndex(String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Nullable
    @Override
    public String homeOf(String member) {
        return DefinitionForm.homeOf(member);
    }

    void add(String pointer, Code code, String message, String... subjects) {
        add(Problems.violation(pointer, Problem.of(code, message, subjects)));
    }

    /** Adds a violation that was found elsewhere. */
    void add(Violation violation) {
        violations.add(violation);
        places.add(violation.pointer());
    }

    /** Adds a broken rule, unless it would only follow from what was not readable. */
    void addUnlessSaid(Violation broken) {
        if (!follows(broken)) {
            violations.add(broken);
        }
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    boolean isAt(String pointer) {
        return places.contains(pointer);
    }

    /** Returns these problems and the broken rules that do not follow from them, in the order of the document. */
    List<Violation> with(List<Violation> brokenRules, @Nullable Object document) {
        if (violations.isEmpty() && brokenRules.isEmpty()) {
            return List.of(); // as with nearly every document that is read
        }
        Stream<Violation> rules = brokenRules.stream().filter(rule -> !follows(rule));
        return Order.of(Stream.concat(violations.stream(), rules).toList(), document);
    }

    private boolean follows(Violation rule) {
        boolean undeclared =
                rule.code().equals(Code.UNDECLARED_NAME.word()) || rule.code().equals(Code.UNDECLARED_SETTING.word());
        return (undeclared && namesUnread)
                || rule.subjects().stream().anyMatch(unread::contains)
                || isWithinUnreadable(rule.pointer());
    }

    private boolean isWithinUnreadable(String pointer) {
        if (places.isEmpty() || places.contains(pointer)) {
            return !places.isEmpty();
        }
        for (int end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
            if (places.contains(pointer.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Violations in the order in which a reader of the document meets their places. What is missing comes where its object
     * begins. Only the places of violations are kept: pointers to all places of a deep document would fill the memory.
     */
    static final class Order {
        @Nullable
        private final Object value;

        private final List<Violation> here = new ArrayList<>();
        private final Map<String, Order> within = new HashMap<>();

        private Order(@Nullable Object value) {
            this.value = value;
        }

        static List<Violation> of(List<Violation> violations, @Nullable Object document) {
            Order root = new Order(document);
            violations.forEach(root::put);
            List<Violation> ordered = new ArrayList<>();
            root.addTo(ordered);
            return List.copyOf(ordered);
        }

        private void put(Violation violation) {
            Order place = this;
            String[] steps = violation.pointer().split("/", -1);
            for (int i = 1; i < steps.length; i++) {
                String name = steps[i].replace("~1", "/").replace("~0", "~");
                if (!place.has(name)) {
                    break;
                }
                Object child = place.child(name);
                place = place.within.computeIfAbsent(name, absent -> new Order(child));
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
            boolean digits =
                    !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
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
                Map<Integer, Order> elements = new TreeMap<>();
                within.forEach((name, place) -> elements.put(index(name), place));
                elements.values().forEach(place -> place.addTo(ordered));
            }
        }
    }
}
