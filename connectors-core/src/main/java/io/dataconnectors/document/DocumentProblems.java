package io.dataconnectors.document;

import io.dataconnectors.Violation;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        Stream<Violation> rules = brokenRules.stream().filter(rule -> !follows(rule));
        return DocumentOrder.of(Stream.concat(violations.stream(), rules).toList(), document);
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
}
