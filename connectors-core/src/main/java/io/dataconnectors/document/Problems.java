package io.dataconnectors.document;

import static io.dataconnectors.internal.rule.Problems.violation;

import io.dataconnectors.Violation;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** What could not be read in a document, and the places about which nothing more can be said because of it. */
final class Problems implements Node.Context {
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9_]+");

    private final List<Violation> violations = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();
    private final Set<String> unread = new LinkedHashSet<>();

    @Override
    public void problem(String pointer, Problem problem) {
        add(violation(pointer, problem));
    }

    @Nullable
    @Override
    public String homeOf(String member) {
        return DefinitionForm.homeOf(member);
    }

    void add(String pointer, Code code, String message, String... subjects) {
        violations.add(violation(pointer, Problem.of(code, message, subjects)));
        unjudged.add(pointer);
    }

    /** Adds a violation that was found elsewhere. */
    void add(Violation violation) {
        violations.add(violation);
        unjudged.add(violation.pointer());
    }

    /** Adds a broken rule, unless it would only follow from what was not readable. */
    void addUnlessSaid(Violation broken) {
        if (judged(broken.pointer())) {
            violations.add(broken);
        }
    }

    /** Leaves out what the rules say of this place and all within it: it would only follow from what was not readable. */
    void leaveUnjudged(String pointer) {
        unjudged.add(pointer);
    }

    /** Leaves out what the rules say of templates that name this: it could only follow from what was not readable of it. */
    void leaveUnjudgedNaming(String name) {
        unread.add(name);
    }

    List<String> pointers() {
        return violations.stream().map(Violation::pointer).toList();
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    boolean any(Predicate<String> pointer) {
        return violations.stream().map(Violation::pointer).anyMatch(pointer);
    }

    /** Returns these problems and the broken rules that do not follow from them, in the order of the document. */
    List<Violation> with(List<Violation> brokenRules, @Nullable Object document) {
        Stream<Violation> rules =
                brokenRules.stream().filter(rule -> judged(rule.pointer()) && !isOfUnread(rule.pointer(), document));
        DocumentOrder order = new DocumentOrder(document);
        return Stream.concat(violations.stream(), rules).sorted(order).toList();
    }

    private boolean isOfUnread(String pointer, @Nullable Object document) {
        boolean template = pointer.startsWith("/request") || pointer.startsWith("/variables");
        if (unread.isEmpty() || !template || pointer.length() > JsonPointer.MAX_LENGTH) {
            return false;
        }
        String text = Json.write(JsonPointer.parse(pointer).values(document));
        return WORD.matcher(text).results().anyMatch(word -> unread.contains(word.group()));
    }

    private boolean judged(String pointer) {
        return unjudged.stream().noneMatch(ancestor -> pointer.equals(ancestor) || pointer.startsWith(ancestor + "/"));
    }
}
