package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.Budget;
import io.dataconnectors.internal.jsonpath.JsonNode;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.annotation.Nullable;

/** Finds values in one answer at the places that a definition names, within what one answer may cost. */
final class AnswerValues {
    private final CompiledDefinition compiled;
    private final AnswerBody body;
    private final Allowance budget;
    private final Parts parts;

    /** @param parts what of the body is looked at, if it is JSON */
    AnswerValues(CompiledDefinition compiled, AnswerBody body, CallBudget budget, Parts parts) {
        this(compiled, body, new Allowance(budget), parts);
    }

    private AnswerValues(CompiledDefinition compiled, AnswerBody body, Allowance budget, Parts parts) {
        this.compiled = compiled;
        this.body = body;
        this.budget = budget;
        this.parts = parts;
    }

    /** Returns the same, within the same budget, where other parts of the body are looked at. */
    AnswerValues of(Parts others) {
        return new AnswerValues(compiled, body, budget, others);
    }

    AnswerBody body() {
        return body;
    }

    /** What is left for reading this answer. */
    Allowance budget() {
        return budget;
    }

    /** The body as JSON has values. */
    @Nullable
    Object root() {
        return body.root(parts);
    }

    /** All values of a place; none if the body is empty and the place is in it. */
    List<Object> at(Place place) {
        if (place.path() != null) {
            return body.isEmpty() ? List.of() : within(place, root());
        }
        return matching(place, whole(place.kind(), place.header()));
    }

    /** All values that a path of the definition finds within a value of the body. */
    List<Object> within(Place place, @Nullable Object value) {
        return matching(place, find(compiled.path(String.valueOf(place.path())), value));
    }

    List<Object> find(ValuePath path, @Nullable Object within) {
        return budget.find(fitting(path), within);
    }

    List<JsonNode> nodes(ValuePath path) {
        return body.isEmpty() ? List.of() : budget.nodes(fitting(path), root());
    }

    /** Where a path of the definition that finds nothing in a value ends. */
    @Nullable
    ValuePath.DeadEnd deadEnd(Place place, @Nullable Object within) {
        return fitting(compiled.path(String.valueOf(place.path()))).deadEnd(within, Budget.DEFAULT);
    }

    private ValuePath fitting(ValuePath path) {
        return body.isXml() ? path.oneOrMany() : path;
    }

    private List<Object> whole(Place.Kind kind, @Nullable String header) {
        Answer answer = body.answer().shown();
        if (kind == Place.Kind.STATUS) {
            return List.of(answer.status());
        }
        if (header != null) {
            String value = answer.header(header);
            return value == null ? List.of() : List.of(value);
        }
        if (body.isEmpty()) {
            return List.of();
        }
        return List.of(kind == Place.Kind.FILE ? AnswerFile.of(answer) : body.text());
    }

    /** What a pattern finds in each text; null stays null, and what is no text has no match. */
    private List<Object> matching(Place place, List<Object> found) {
        String pattern = place.pattern();
        if (pattern == null) {
            return found;
        }
        List<Object> parts = new ArrayList<>();
        for (Object value : found) {
            Object part = value == null ? null : part(pattern, scalar(value));
            if (value == null || part != null) {
                parts.add(part);
            }
        }
        return Collections.unmodifiableList(parts);
    }

    @Nullable
    private String part(String pattern, @Nullable Object value) {
        String text = OutputTypes.text(value);
        if (text == null) {
            return null;
        }
        return compiled.extract(pattern, text, steps -> budget.search(steps, pattern));
    }

    /** Whether a mask stands in a value: then the value is the mask, whatever type is wanted of it. */
    boolean isMasked(Object value) {
        return body.answer().isMasked(value);
    }

    /** The text of an element of XML that has attributes beside it; any other value as it is. */
    @Nullable
    Object scalar(@Nullable Object value) {
        return body.isXml() ? XmlElement.textOf(value) : value;
    }

    /**
     * Returns a value as an output turns it into its type or reads its fields. With an empty text an API says that there is
     * nothing, unless a text is wanted; and XML has nothing else to say it with.
     */
    @Nullable
    Object fitting(Output output, @Nullable Object value) {
        ValueType type = output.type();
        boolean object = type == ValueType.OBJECT || !output.fields().isEmpty();
        if (type == null && !object) {
            return value;
        }
        Object fitting = object ? value : scalar(value);
        return type != ValueType.STRING && fitting instanceof String text && text.isBlank() ? null : fitting;
    }

    /** Whether a value is the one wanted. XML has nothing but texts: one is the number or the boolean that it says. */
    boolean same(@Nullable Object wanted, @Nullable Object found) {
        budget.payFor(wanted);
        Object value = scalar(found);
        if (body.isXml() && value instanceof String) {
            if (wanted instanceof Number) {
                value = OutputTypes.number(value);
            } else if (wanted instanceof Boolean) {
                value = OutputTypes.bool(value);
            }
        }
        return Plain.same(wanted, value);
    }

    boolean holds(Condition condition) {
        List<Object> found = at(condition.place());
        if (condition.comparing()) {
            return !found.isEmpty() && same(condition.value(), found.get(0));
        }
        return found.stream().anyMatch(value -> value != null);
    }
}
