package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.Budget;
import io.dataconnectors.internal.jsonpath.JsonNode;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
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
        return body.isXml() ? XmlReading.Element.textOf(value) : value;
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

    /** The budget of all paths of a definition in one answer. It is one for all, because nested fields would multiply the cost of each. */
    static final class Allowance {
        /** As many values as the largest answer may have tokens; every 256 characters of a string count as one. */
        private static final int MAX_VALUES = Json.MAX_TOKENS;

        /** How many visits take the time that it takes to make another value of one, such as a date. */
        private static final long CONVERSION = 16;

        /** As many characters as the longest lists of errors have that people read; each text is copied more than once. */
        private static final int MAX_SAID = 1_000_000;

        /** How many steps of a search for a pattern take the time of a visit. */
        private static final int STEPS = 16;

        private final CallBudget visits;
        private int values = MAX_VALUES;
        private int said = MAX_SAID;

        Allowance(CallBudget visits) {
            this.visits = visits;
        }

        /** All values that a path finds, paid for with what is left. */
        List<Object> find(ValuePath path, @Nullable Object within) {
            if (path.direct()) {
                visit(1L + path.length(), path.text());
                return path.values(within);
            }
            List<Object> found = new ArrayList<>();
            search(path, budget -> path.forEach(within, budget, found::add));
            return found;
        }

        /** All that a path finds, as {@link #find}, with the places. */
        List<JsonNode> nodes(ValuePath path, @Nullable Object within) {
            List<JsonNode> found = new ArrayList<>();
            search(path, budget -> path.forEachNode(within, budget, found::add));
            return found;
        }

        private void search(ValuePath path, ToIntFunction<Budget> search) {
            visits.look();
            int left = (int) Math.min(visits.left(), Budget.DEFAULT.visitedNodes());
            if (left < 1) {
                throw tooMuchFor(path.text());
            }
            try {
                visit(1 + search.applyAsInt(new Budget(left, Budget.DEFAULT.results(), visits::look)), path.text());
            } catch (Budget.ExceededException e) {
                throw tooMuchFor(path.text());
            }
        }

        /** Pays for steps of the search for a pattern. */
        void search(long steps, String pattern) {
            visit((steps + STEPS - 1) / STEPS, pattern);
        }

        private void visit(long count, String what) {
            if (!visits.pay(count)) {
                throw tooMuchFor(what);
            }
        }

        private static AnswerReader.UnreadableException tooMuchFor(String text) {
            return AnswerReader.UnreadableException.malformed(
                    "Too much of the answer would have to be searched for " + text);
        }

        /** Pays for a value of the outputs with all that is in it. */
        void payFor(@Nullable Object value) {
            pay(1 + (value instanceof String text ? text.length() / 256 : 0));
            if (value instanceof Map<?, ?> members) {
                members.values().forEach(this::payFor);
            } else if (value instanceof Collection<?> elements) {
                elements.forEach(this::payFor);
            }
        }

        /** Pays for so many values, as for a list or an object before what is in it. */
        void pay(int count) {
            visits.spend(count * CONVERSION);
            values -= count;
            if (values < 0) {
                throw AnswerReader.UnreadableException.malformed(
                        "The outputs ask for too much of the answer; let their paths find less");
            }
        }

        /** Pays for a text that is made of a value; returns false where it is too long, and from then on. */
        boolean canSay(@Nullable Object value) {
            if (said < 0) {
                return false;
            }
            said -= value instanceof String text ? text.length() : 1;
            if (value instanceof Map<?, ?> members) {
                return members.entrySet().stream()
                        .allMatch(member -> canSay(member.getKey()) && canSay(member.getValue()));
            }
            return value instanceof Collection<?> elements ? elements.stream().allMatch(this::canSay) : said >= 0;
        }
    }
}
