package io.dataconnectors.document;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.JsonPointer;
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
final class Node {
    private enum State {
        PRESENT,
        /** Not there, and need not be. */
        ABSENT,
        /** Not there, but should be. */
        MISSING
    }

    private static final int QUOTED = 40;
    private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final JsonPointer pointer;
    private final State state;

    @Nullable
    private final Object value;

    private final Problems problems;

    private Node(JsonPointer pointer, State state, @Nullable Object value, Problems problems) {
        this.pointer = pointer;
        this.state = state;
        this.value = value;
        this.problems = problems;
    }

    static Node root(@Nullable Object document, Problems problems) {
        return new Node(JsonPointer.ROOT, State.PRESENT, document, problems);
    }

    Node present(String name, @Nullable Object member) {
        return new Node(pointer.append(name), State.PRESENT, member, problems);
    }

    Node absent(String name) {
        return new Node(pointer.append(name), State.ABSENT, null, problems);
    }

    Node missing(String name) {
        return new Node(pointer.append(name), State.MISSING, null, problems);
    }

    boolean isPresent() {
        return state == State.PRESENT;
    }

    String pointer() {
        return pointer.text();
    }

    /** Returns whatever stands here. */
    @Nullable
    Object value() {
        return value;
    }

    void problem(String message) {
        problems.add(pointer.text(), message);
    }

    Optional<String> text() {
        return read(value instanceof String text ? text : null, "a string", Found.forText(value));
    }

    /** Reads a text that may be given line by line, in a list, for JSON has no text of several lines. */
    Optional<String> lines() {
        if (!(value instanceof List)) {
            return read(
                    value instanceof String text ? text : null,
                    "a string or a list of lines",
                    Found.forTemplate(value));
        }
        List<Optional<String>> lines = filledList(Node::text);
        return Optional.of(lines.stream().map(line -> line.orElse("")).collect(Collectors.joining("\n")));
    }

    Optional<Boolean> flag() {
        return read(value instanceof Boolean flag ? flag : null, "true or false", Found.forBare(value));
    }

    Optional<BigDecimal> number() {
        return read(decimal(), "a number", Found.forBare(value));
    }

    Optional<Integer> wholeNumber() {
        return wholeNumber("a whole number");
    }

    Optional<Integer> wholeNumber(String expected) {
        BigDecimal decimal = decimal();
        if (decimal == null) {
            return read(null, expected, Found.forBare(value));
        }
        boolean fits = decimal.compareTo(MIN_INT) >= 0 && decimal.compareTo(MAX_INT) <= 0;
        boolean whole = fits && decimal.remainder(BigDecimal.ONE).signum() == 0;
        return read(whole ? decimal.intValue() : null, "a whole number up to " + MAX_INT, quoted());
    }

    /** Reads a string, a number or a boolean. */
    Optional<Object> scalar() {
        boolean scalar = value instanceof String || value instanceof Boolean || value instanceof Number;
        return read(scalar ? value : null, "a string, a number or a boolean");
    }

    <T> Optional<T> word(Words<T> words) {
        return word(words, "");
    }

    /** Reads a word; what is said of its absence ends with an example. */
    <T> Optional<T> word(Words<T> words, String example) {
        String expected = "one of " + String.join(", ", words.all()) + (state == State.MISSING ? example : "");
        return value instanceof String word
                ? read(words.find(word).orElse(null), expected, quoted() + Hint.of(word, words.all()))
                : read(null, expected);
    }

    /** Reads a string that means something, which is when the parser returns anything but null. */
    <T> Optional<T> parsed(Function<String, T> parser, String expected) {
        return value instanceof String text ? read(parser.apply(text), expected, quoted()) : read(null, expected);
    }

    /** Reads an object; if there is none to be read, all its members are absent. */
    Members members() {
        return members("");
    }

    /** Reads an object; what is said of anything else ends with an example. */
    Members members(String example) {
        Optional<Map<?, ?>> members = read(value instanceof Map<?, ?> map ? map : null, "an object" + example);
        return new Members(this, members.orElse(Map.of()), members.isPresent());
    }

    /** Reads an object whose member names are the author's. */
    <T> Map<String, T> entries(Function<Node, Optional<T>> reader) {
        Map<String, T> entries = new LinkedHashMap<>();
        read(value instanceof Map<?, ?> map ? map : null, "an object")
                .ifPresent(map -> map.forEach((name, member) -> reader.apply(present(String.valueOf(name), member))
                        .ifPresent(entry -> entries.put(String.valueOf(name), entry))));
        return entries;
    }

    <T> List<T> list(Function<Node, T> reader) {
        return list("a list", Found.forList(value), reader);
    }

    /** Reads a list of what has a name, and beside it the member that is named here. */
    <T> List<T> named(String member, Function<Node, T> reader) {
        return list("a list", Found.forNamed(value, member), reader);
    }

    private <T> List<T> list(String expected, String found, Function<Node, T> reader) {
        List<T> list = new ArrayList<>();
        read(value instanceof List<?> elements ? elements : null, expected, found)
                .ifPresent(elements -> elements.forEach(
                        element -> list.add(reader.apply(present(Integer.toString(list.size()), element)))));
        return list;
    }

    /** Reads a list that says nothing when it is empty, so that it must not be. */
    <T> List<T> filledList(Function<Node, T> reader) {
        return filled(list(reader));
    }

    /** Reads such a list; what is said of anything else ends with an example. */
    <T> List<T> filledList(String example, Function<Node, T> reader) {
        return filled(list("a list such as " + example, Plain.kind(value), reader));
    }

    private <T> List<T> filled(List<T> list) {
        if (value instanceof List<?> elements && elements.isEmpty()) {
            problem("expected at least one element, found none; leave the member out instead");
        }
        return list;
    }

    private <T> Optional<T> read(@Nullable T result, String expected) {
        return read(result, expected, Plain.kind(value));
    }

    private <T> Optional<T> read(@Nullable T result, String expected, String found) {
        if (state == State.MISSING) {
            problem("missing, expected " + expected);
        } else if (state == State.PRESENT && result == null) {
            problem("expected " + expected + ", found " + found);
        }
        return Optional.ofNullable(result);
    }

    @Nullable
    private BigDecimal decimal() {
        return value instanceof Number ? Plain.decimal(value) : null;
    }

    private String quoted() {
        String text = Json.write(value);
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
