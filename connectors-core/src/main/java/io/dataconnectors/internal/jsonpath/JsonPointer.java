package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import io.dataconnectors.internal.jsonpath.Query.Nothing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * A JSON Pointer (RFC 6901): the one place in a JSON value that names and indices lead to.
 *
 * <pre>{@code
 * JsonPointer.parse("/lines/0/sku").values(Json.read(answer));      // the value, if there is one
 * JsonPointer.ROOT.append("lines").append(0).append("sku").text();  // "/lines/0/sku"
 * }</pre>
 *
 * <p>Two pointers are equal when their texts are.
 */
public final class JsonPointer implements ValuePath {
    /** How many characters a pointer that is read may have. */
    public static final int MAX_LENGTH = 1_024;

    /** The pointer to the whole value: the empty text. */
    public static final JsonPointer ROOT = new JsonPointer("", new String[0]);

    private final String text;
    private final String[] tokens;

    private JsonPointer(String text, String[] tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * Reads a pointer.
     *
     * @throws JsonPathException if the text is not empty and does not start with {@code /}, has a {@code ~} that is not
     *     followed by 0 or 1, or is longer than {@value #MAX_LENGTH} characters
     */
    public static JsonPointer parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new JsonPathException(
                    "A pointer has at most " + MAX_LENGTH + " characters, this one " + text.length(), MAX_LENGTH + 1);
        }
        if (text.isEmpty()) {
            return ROOT;
        }
        if (!text.startsWith("/")) {
            throw new JsonPathException("A pointer starts with '/', or is empty", 1);
        }
        String[] tokens = text.substring(1).split("/", -1);
        checkEscapes(text);
        Arrays.setAll(tokens, i -> tokens[i].replace("~1", "/").replace("~0", "~"));
        return new JsonPointer(text, tokens);
    }

    private static void checkEscapes(String text) {
        for (int tilde = text.indexOf('~'); tilde >= 0; tilde = text.indexOf('~', tilde + 1)) {
            if (!text.startsWith("0", tilde + 1) && !text.startsWith("1", tilde + 1)) {
                throw new JsonPathException("'~' is written ~0, and '/' in a name ~1", tilde + 1);
            }
        }
    }

    /** The pointer to a member of the object at this one. */
    public JsonPointer append(String member) {
        String[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = member;
        return new JsonPointer(text + "/" + member.replace("~", "~0").replace("/", "~1"), longer);
    }

    /**
     * The pointer to an element of the array at this one.
     *
     * @param index from 0
     * @throws IllegalArgumentException if the index is negative
     */
    public JsonPointer append(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("An index of a JSON Pointer is 0 or more, but is " + index);
        }
        return append(Integer.toString(index));
    }

    @Override
    public List<Object> values(@Nullable Object root) {
        Object value = only(root);
        return value == Nothing.NOTHING ? List.of() : Collections.singletonList(value);
    }

    @Nullable
    private Object only(@Nullable Object root) {
        Object value = root;
        for (String token : tokens) {
            value = child(value, token);
        }
        return value;
    }

    @Override
    public int length() {
        return tokens.length;
    }

    @Override
    public boolean direct() {
        return true;
    }

    @Override
    public int forEach(@Nullable Object root, Budget budget, Consumer<Object> found) {
        new Budget.Run(root, budget, false).visit(tokens.length);
        Object value = only(root);
        if (value != Nothing.NOTHING) {
            found.accept(value);
        }
        return tokens.length;
    }

    @Override
    public int forEachNode(@Nullable Object root, Budget budget, Consumer<JsonNode> found) {
        return forEach(root, budget, value -> found.accept(new JsonNode(place(root), value)));
    }

    @Override
    @Nullable
    public ValuePath.DeadEnd deadEnd(@Nullable Object root, Budget budget) {
        Object value = root;
        for (String token : tokens) {
            Object child = child(value, token);
            if (child == Nothing.NOTHING) {
                return new ValuePath.DeadEnd(token, Collections.singletonList(value));
            }
            value = child;
        }
        return null;
    }

    private JsonNode.Location place(@Nullable Object root) {
        JsonNode.Location place = JsonNode.Location.ROOT;
        Object value = root;
        for (String token : tokens) {
            place = value instanceof List ? place.element((int) index(token)) : place.member(token);
            value = child(value, token);
        }
        return place;
    }

    /** In XML no name begins with a digit, so that an index is known by its digits alone. */
    @Override
    public ValuePath oneOrMany() {
        List<Query.Segment> segments = new ArrayList<>();
        for (String token : tokens) {
            long index = index(token);
            Selector selector = index < 0 ? new Selector.Name(token) : new Selector.Index(index);
            segments.add(new Query.Segment(false, List.of(selector)));
        }
        return new JsonPath(text, new Query(segments), 0, false, true);
    }

    @Override
    public PathParts.Steps steps() {
        return new PathParts.Steps(
                Arrays.stream(tokens)
                        .map(token -> PathParts.Step.memberOrElement(token, index(token)))
                        .toList(),
                true);
    }

    @Nullable
    private static Object child(@Nullable Object node, String token) {
        if (node instanceof List<?> elements) {
            long index = index(token);
            return index >= 0 && index < elements.size() ? elements.get((int) index) : Nothing.NOTHING;
        }
        return Selector.Name.member(node, token);
    }

    /** The index that digits without a leading zero mean (section 4), or -1. */
    private static long index(String token) {
        boolean leadingZero = token.length() > 1 && token.charAt(0) == '0';
        long index = token.isEmpty() || token.length() > 10 || leadingZero ? -1 : 0;
        for (int i = 0; index >= 0 && i < token.length(); i++) {
            char c = token.charAt(i);
            index = c >= '0' && c <= '9' ? index * 10 + (c - '0') : -1;
        }
        return index;
    }

    /** Always true. */
    @Override
    public boolean singular() {
        return true;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPointer that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text of the pointer. */
    @Override
    public String toString() {
        return text;
    }
}
