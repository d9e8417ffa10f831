package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** A place or places in a JSON value: a {@link JsonPath} or a {@link JsonPointer}. Immutable and safe for threads. */
public sealed interface ValuePath permits JsonPath, JsonPointer {
    /**
     * Reads a JSONPath (it starts with {@code $}) or a JSON Pointer (it starts with {@code /}).
     *
     * @throws JsonPathException if the text is neither
     */
    static ValuePath parse(String text) {
        if (text.startsWith("$")) {
            return JsonPath.parse(text);
        }
        if (text.startsWith("/")) {
            return JsonPointer.parse(text);
        }
        throw new JsonPathException("A path starts with $ (a JSONPath) or / (a JSON Pointer)" + meant(text), 1);
    }

    /** What a path without its beginning was probably meant to be; empty if nothing is near. */
    private static String meant(String text) {
        String rest = text.startsWith("@") ? text.substring(1) : text;
        String path = rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[") ? "$" + rest : "$." + rest;
        try {
            JsonPath.parse(path);
        } catch (JsonPathException e) {
            return "";
        }
        return path.length() <= 80 ? "; did you mean " + path + "?" : "";
    }

    /**
     * The values found, in order, with the default budget; an element is {@code null} where the JSON has null.
     *
     * @param root null, a {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger},
     *     {@code BigDecimal}, or a {@code List} or {@code Map} of such
     * @throws Budget.ExceededException if looking for them costs more than {@link Budget#DEFAULT}
     */
    default List<Object> values(@Nullable Object root) {
        return values(root, Budget.DEFAULT);
    }

    /**
     * The values found, in order; an element is {@code null} where the JSON has null.
     *
     * @param root null, a {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger},
     *     {@code BigDecimal}, or a {@code List} or {@code Map} of such
     * @throws Budget.ExceededException if looking for them costs more than the budget
     */
    default List<Object> values(@Nullable Object root, Budget budget) {
        List<Object> values = new ArrayList<>();
        forEach(root, budget, values::add);
        return Collections.unmodifiableList(values);
    }

    /**
     * Hands on each value found, in order, null where the JSON has null. Returns what was visited, as {@link
     * Budget#visitedNodes()} counts it: whoever evaluates several paths can give each what the others left.
     *
     * @param root as for {@link #values(Object)}
     * @throws Budget.ExceededException if looking for them costs more than the budget
     */
    int forEach(@Nullable Object root, Budget budget, Consumer<Object> found);

    /**
     * Hands on each node found, which knows its place, in order. Returns what was visited, as {@link #forEach} does.
     *
     * @param root as for {@link #values(Object)}
     * @throws Budget.ExceededException if looking for them costs more than the budget
     */
    int forEachNode(@Nullable Object root, Budget budget, Consumer<JsonNode> found);

    /**
     * Returns where this path ends in a value in which it finds nothing; null if it finds something.
     *
     * @param root as for {@link #values(Object)}
     * @throws Budget.ExceededException if looking for it costs more than the budget
     */
    @Nullable
    DeadEnd deadEnd(@Nullable Object root, Budget budget);

    /**
     * Returns this path for trees in which what may repeat is a list only where it does, as the elements of XML are. An
     * index, a slice, {@code [*]} or a filter chooses among all that there are, also if it is one and no list; a name or
     * {@code .*} looks into each of them, and where one value is wanted, as in a comparison, the first counts; what is
     * found is never the list, but what is in it. A text is its own {@code #text}. Behind {@code ..} all is as in JSON.
     */
    ValuePath oneOrMany();

    /** How many steps it has. */
    int length();

    /** Whether it leads step by step to one place at most: looking for it takes a visit for each, and no budget. */
    boolean direct();

    /** The steps that a parser can follow without what comes later in the text. */
    PathParts.Steps steps();

    /** Whether no JSON document has more than one value here: a pointer, or a singular query (RFC 9535, section 2.3.5.1). */
    boolean singular();

    /** What holding the patterns takes that {@code match} and {@code search} name in it: about one for each instruction. */
    default int patternWeight() {
        return 0;
    }

    /** The text this was read from. */
    String text();

    /** The end of a path that finds nothing: the last values on its way, and the member name that none of them has. */
    public static final class DeadEnd {
        @Nullable
        private final String name;

        private final List<Object> values;

        DeadEnd(@Nullable String name, List<Object> values) {
            this.name = name;
            this.values = Collections.unmodifiableList(values);
        }

        /** The member name that was looked for; null if it was something else, such as an index. */
        @Nullable
        public String name() {
            return name;
        }

        /** The values in which it was looked for; an element is {@code null} where the JSON has null. */
        public List<Object> values() {
            return values;
        }
    }
}
