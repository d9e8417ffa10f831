package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.JsonItem.Element;
import io.dataconnectors.internal.template.JsonItem.Member;
import io.dataconnectors.internal.template.JsonItem.Run;
import io.dataconnectors.internal.template.JsonItem.Section;
import io.dataconnectors.internal.template.JsonValue.Fixed;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what stands in one array, object, section or place of a value; what no value changes becomes one text. */
final class JsonItems {
    private final boolean single;
    private final TextProblems problems;
    private final List<JsonItem> items = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean plain;

    /** Whether a value stands here for certain, where one may be. */
    private boolean filled;

    private JsonItems(boolean single, TextProblems problems) {
        this.single = single;
        this.problems = problems;
    }

    /** What stands in the place of one value. */
    static JsonItems ofOneValue(TextProblems problems) {
        return new JsonItems(true, problems);
    }

    /** What stands in an array or an object. */
    static JsonItems ofContainer(TextProblems problems) {
        return new JsonItems(false, problems);
    }

    /** Whether there is a member, element or value outside any section. */
    boolean hasPlain() {
        return plain;
    }

    void add(JsonItem item, int offset) {
        plain = true;
        addKnown(item, offset);
    }

    /** Adds a section; where it is known whether it is there, its items or nothing instead. */
    void add(SectionHead head, JsonItems body, int offset) {
        Boolean known = head.known();
        if (single && body.filled && head.repeats()) {
            String list = head.subject().text();
            problems.add(
                    offset,
                    new Problem(
                            Code.NOT_A_SINGLE_VALUE,
                            head.subject().subjects(),
                            "'" + list
                                    + "' is a list, and one JSON value stands here: put [ and ] around the section, or take one of"
                                    + " its elements, {{#" + list + " | first}}",
                            0,
                            0));
        }
        if (known == null) {
            items.add(new Section(head, body.finished(), single ? "" : ","));
        } else if (known) {
            body.items.forEach(item -> addKnown(item, offset));
        }
    }

    private void addKnown(JsonItem item, int offset) {
        if (item instanceof Member member && !names.add(member.name())) {
            problems.add(
                    offset,
                    Code.REPEATED_MEMBER,
                    "The member \"" + member.name() + "\" occurs twice in this object",
                    member.name());
        }
        if (single && item instanceof Element) {
            addOnlyValue(offset);
        }
        items.add(item);
    }

    private void addOnlyValue(int offset) {
        if (filled) {
            problems.add(
                    offset,
                    Code.VALUES_COLLIDE,
                    "Two JSON values stand in one place: the sections there must exclude each other");
        }
        filled = true;
    }

    JsonValue asValue() {
        return items.size() == 1 && items.get(0) instanceof Element element
                ? element.value()
                : new JsonValue.Choice(finished());
    }

    JsonValue asStructure(boolean object) {
        List<JsonItem> finished = finished();
        String brackets = object ? "{}" : "[]";
        if (finished.isEmpty()) {
            return new Fixed(brackets);
        }
        if (finished.size() == 1 && finished.get(0) instanceof Run run) {
            return new Fixed(brackets.charAt(0) + run.json().text() + brackets.charAt(1));
        }
        boolean sections = finished.stream().anyMatch(Section.class::isInstance);
        return new JsonValue.Structure(object, object && sections, finished);
    }

    private List<JsonItem> finished() {
        if (single) {
            return List.copyOf(items);
        }
        Joined joined = new Joined();
        items.forEach(joined::add);
        return joined.finish();
    }

    /** Items in which no two runs stand side by side. */
    private static final class Joined {
        private final List<JsonItem> items = new ArrayList<>();
        private final StringBuilder json = new StringBuilder();
        private final List<String> names = new ArrayList<>();

        void add(JsonItem item) {
            if (item instanceof Member member && member.value() instanceof Fixed value) {
                add(member.prefix().text() + value.json());
                names.add(member.name());
            } else if (item instanceof Element element && element.value() instanceof Fixed value) {
                add(value.json());
            } else {
                flush();
                items.add(item);
            }
        }

        private void add(String fixed) {
            json.append(json.isEmpty() ? "" : ",").append(fixed);
        }

        private void flush() {
            if (!json.isEmpty()) {
                items.add(new Run(new TextOutput.Constant(json.toString()), List.copyOf(names)));
                json.setLength(0);
                names.clear();
            }
        }

        List<JsonItem> finish() {
            flush();
            return List.copyOf(items);
        }
    }
}
