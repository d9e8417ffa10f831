package io.dataconnectors.internal.form;

import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * One place of a document and what stands there. Every way of reading it returns what was found, or notes a problem with
 * that place and returns nothing, so that reading goes on and finds all problems.
 */
public final class Node {
    private enum State {
        PRESENT,
        /** Not there, and need not be. */
        ABSENT,
        /** Not there, but should be. */
        MISSING
    }

    private static final int QUOTED = 40;

    /** Inputs nest 8 levels deep at most; what nests deeper is told, and not by name. */
    private static final int MOST_SUBJECTS = 10;

    private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final JsonPointer pointer;
    private final State state;

    @Nullable
    private final Object value;

    private final Context context;

    /** What stands here is about these names: those of the declarations around it, the outermost first. */
    private final List<String> subjects;

    private Node(JsonPointer pointer, State state, @Nullable Object value, Context context, List<String> subjects) {
        this.pointer = pointer;
        this.state = state;
        this.value = value;
        this.context = context;
        this.subjects = subjects;
    }

    /** Takes what is wrong with a document. */
    public interface Context {
        /** Notes a problem with a place. */
        void problem(String pointer, Problem problem);

        /** Returns where in the document a member belongs; or null if it belongs in many places, or in none. */
        @Nullable
        default String homeOf(String member) {
            return null;
        }
    }

    /** Returns the node of a whole document. */
    public static Node root(@Nullable Object document, Context context) {
        return new Node(JsonPointer.ROOT, State.PRESENT, document, context, List.of());
    }

    Node present(String name, @Nullable Object member) {
        return new Node(pointer.append(name), State.PRESENT, member, context, subjects);
    }

    Node absent(String name) {
        return new Node(pointer.append(name), State.ABSENT, null, context, subjects);
    }

    Node missing(String name) {
        return new Node(pointer.append(name), State.MISSING, null, context, subjects);
    }

    private Node about(String name) {
        if (subjects.size() >= MOST_SUBJECTS) {
            return this;
        }
        List<String> all = new ArrayList<>(subjects);
        all.add(name);
        return new Node(pointer, state, value, context, List.copyOf(all));
    }

    /** The node of an element, which is about the name that the element says of itself. */
    private Node named() {
        return value instanceof Map<?, ?> members && members.get("name") instanceof String name ? about(name) : this;
    }

    /** Whether anything stands here. */
    public boolean isPresent() {
        return state == State.PRESENT;
    }

    /** Whether nothing stands here, and nothing has to. */
    boolean isAbsent() {
        return state == State.ABSENT;
    }

    @Nullable
    String homeOf(String member) {
        return context.homeOf(member);
    }

    /** Returns the place as a JSON Pointer. */
    public String pointer() {
        return pointer.text();
    }

    /** Returns whatever stands here. */
    @Nullable
    public Object value() {
        return value;
    }

    /** Notes a problem with this place. */
    public void problem(Problem problem) {
        context.problem(pointer.text(), subjects.isEmpty() ? problem : problem.of(subjects));
    }

    /** Notes a problem with this place. */
    public void problem(Code code, String message, String... subjects) {
        problem(Problem.of(code, message, subjects));
    }

    /** Reads a text. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : refuse("a string", Hint.forText(value));
    }

    /** Reads a text that may be given line by line, in a list, for JSON has no text of several lines. */
    Optional<String> lines() {
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (!(value instanceof List)) {
            return refuse("a string or a list of lines", Hint.forTemplate(value));
        }
        List<Optional<String>> lines = filledList("", Node::text);
        return Optional.of(lines.stream().map(line -> line.orElse("")).collect(Collectors.joining("\n")));
    }

    /** Reads true or false. */
    public Optional<Boolean> flag() {
        return value instanceof Boolean flag ? Optional.of(flag) : refuse("true or false", Hint.forBare(value));
    }

    /** Reads a number. */
    public Optional<BigDecimal> number() {
        BigDecimal decimal = decimal();
        return decimal != null ? Optional.of(decimal) : refuse("a number", Hint.forBare(value));
    }

    Optional<Integer> wholeNumber() {
        return wholeNumber("a whole number");
    }

    /** Reads a whole number; anything else is told what was expected. */
    public Optional<Integer> wholeNumber(String expected) {
        BigDecimal decimal = decimal();
        if (decimal == null) {
            return refuse(expected, Hint.forBare(value));
        }
        boolean fits = decimal.compareTo(MIN_INT) >= 0 && decimal.compareTo(MAX_INT) <= 0;
        boolean whole = fits && decimal.remainder(BigDecimal.ONE).signum() == 0;
        return whole
                ? Optional.of(decimal.intValue())
                : refuse(Code.OUT_OF_RANGE, "a whole number up to " + MAX_INT, quoted());
    }

    /** Reads a string, a number or a boolean. */
    Optional<Object> scalar() {
        boolean scalar = value instanceof String || value instanceof Boolean || value instanceof Number;
        return scalar ? Optional.ofNullable(value) : refuse("a string, a number or a boolean", Plain.kind(value));
    }

    <T> Optional<T> word(Words<T> words) {
        return word(words, "");
    }

    /** Reads a word; what is said of its absence ends with an example. */
    <T> Optional<T> word(Words<T> words, String example) {
        Optional<T> known = value instanceof String word ? words.find(word) : Optional.empty();
        if (known.isPresent()) {
            return known;
        }
        String expected = "one of " + String.join(", ", words.all()) + (state == State.MISSING ? example : "");
        return value instanceof String word
                ? refuse(Code.UNKNOWN_WORD, expected, quoted() + Hint.of(word, words.all()))
                : refuse(expected, Plain.kind(value));
    }

    /** Reads a string that means something, which is when the parser returns anything but null. */
    public <T> Optional<T> parsed(Function<String, T> parser, String expected) {
        if (!(value instanceof String text)) {
            return refuse(expected, Plain.kind(value));
        }
        T parsed = parser.apply(text);
        return parsed != null ? Optional.of(parsed) : refuse(Code.MALFORMED_VALUE, expected, quoted());
    }

    /** Reads an object; if there is none to be read, all its members are absent. */
    public Members members() {
        return members("");
    }

    /** Reads an object; what is said of anything else ends with an example. */
    Members members(String example) {
        Optional<Map<?, ?>> members = object(example);
        return new Members(this, members.orElse(Map.of()), members.isPresent());
    }

    /** Reads an object whose member names are the author's. */
    public <T> Optional<Map<String, T>> entries(Function<Node, Optional<T>> reader) {
        return entries("", reader);
    }

    /** Reads an object whose member names are the author's, and which violations tell with this before them. */
    <T> Optional<Map<String, T>> entries(String prefix, Function<Node, Optional<T>> reader) {
        return object("").map(map -> {
            Map<String, T> entries = new LinkedHashMap<>();
            map.forEach((name, member) -> reader.apply(
                            present(String.valueOf(name), member).about(prefix + name))
                    .ifPresent(entry -> entries.put(String.valueOf(name), entry)));
            return entries;
        });
    }

    private Optional<Map<?, ?>> object(String example) {
        return value instanceof Map<?, ?> map ? Optional.of(map) : refuse("an object" + example, Plain.kind(value));
    }

    /** Reads a list. */
    public <T> List<T> list(Function<Node, T> reader) {
        return list("a list", Hint.forList(value), reader);
    }

    /** Reads a list of what has a name, and beside it the member that is named here. */
    public <T> List<T> named(String member, Function<Node, T> reader) {
        return list("a list", Hint.forNamed(value, member), node -> reader.apply(node.named()));
    }

    private <T> List<T> list(String expected, String found, Function<Node, T> reader) {
        List<T> list = new ArrayList<>();
        if (value instanceof List<?> elements) {
            elements.forEach(element -> list.add(reader.apply(present(Integer.toString(list.size()), element))));
        } else {
            refuse(expected, found);
        }
        return list;
    }

    /** Reads a list that must not be empty; what is said of anything else ends with an example, if there is one. */
    public <T> List<T> filledList(String example, Function<Node, T> reader) {
        return filled(example.isEmpty() ? list(reader) : list("a list such as " + example, Plain.kind(value), reader));
    }

    private <T> List<T> filled(List<T> list) {
        if (value instanceof List<?> elements && elements.isEmpty()) {
            problem(Code.EMPTY_LIST, "expected at least one element, found none; leave the member out instead");
        }
        return list;
    }

    private <T> Optional<T> refuse(String expected, String found) {
        return refuse(Code.WRONG_TYPE, expected, found);
    }

    /** Returns nothing, and says why unless nothing has to be here. */
    private <T> Optional<T> refuse(Code code, String expected, String found) {
        if (state == State.MISSING) {
            problem(Code.MEMBER_MISSING, "missing, expected " + expected, name());
        } else if (state == State.PRESENT) {
            problem(code, "expected " + expected + ", found " + found);
        }
        return Optional.empty();
    }

    private String name() {
        String text = pointer.text();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    @Nullable
    private BigDecimal decimal() {
        return value instanceof Number ? PlainNumbers.decimal(value) : null;
    }

    private String quoted() {
        String text = Json.write(value);
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
