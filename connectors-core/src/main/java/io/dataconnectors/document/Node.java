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
        return read(value instanceof String text ? text : null, "a string");
    }

    /** Reads a text that may be given line by line, in a list, for JSON has no text of several lines. */
    Optional<String> lines() {
        if (!(value instanceof List)) {
            return read(value instanceof String text ? text : null, "a string or a list of lines");
        }
        List<Optional<String>> lines = filledList(Node::text);
        return Optional.of(lines.stream().map(line -> line.orElse("")).collect(Collectors.joining("\n")));
    }

    Optional<Boolean> flag() {
        return read(value instanceof Boolean flag ? flag : null, "true or false");
    }

    Optional<BigDecimal> number() {
        return read(decimal(), "a number");
    }

    Optional<Integer> wholeNumber() {
        return wholeNumber("a whole number");
    }

    Optional<Integer> wholeNumber(String expected) {
        BigDecimal decimal = decimal();
        if (decimal == null) {
            return read(null, expected);
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
        String expected = "one of " + String.join(", ", words.all());
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
        Optional<Map<?, ?>> members = read(value instanceof Map<?, ?> map ? map : null, "an object");
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
        List<T> list = new ArrayList<>();
        read(value instanceof List<?> elements ? elements : null, "a list", listed())
                .ifPresent(elements -> elements.forEach(
                        element -> list.add(reader.apply(present(Integer.toString(list.size()), element)))));
        return list;
    }

    /** What was found in the place of a list; of an object how its members are written as elements. */
    private String listed() {
        String found = Plain.kind(value);
        return value instanceof Map<?, ?> members && !members.isEmpty()
                ? found + "; each element says its own name: [{\"name\": "
                        + Json.write(String.valueOf(members.keySet().iterator().next())) + ", …}]"
                : found;
    }

    /** Reads a list that says nothing when it is empty, so that it must not be. */
    <T> List<T> filledList(Function<Node, T> reader) {
        List<T> list = list(reader);
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
