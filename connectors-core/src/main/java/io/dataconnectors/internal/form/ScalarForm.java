package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The form of a value that has no members and no elements of its own, or of any JSON value as it is. */
public final class ScalarForm<V> implements Form<V> {
    /** {@link Duration#parse} takes small letters, signs and commas too. */
    private static final Pattern DURATION =
            Pattern.compile("P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]{1,9})?S)?)?");

    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Map<String, Object> LINES =
            Map.of("anyOf", List.of(STRING, Schemas.keywords("type", "array", "minItems", 1, "items", STRING)));

    private final Function<Node, Optional<V>> reader;
    private final BiFunction<V, Writing, Object> writer;
    private final boolean judged;
    private final Map<String, Object> schema;

    private ScalarForm(
            Function<Node, Optional<V>> reader,
            BiFunction<V, Writing, Object> writer,
            boolean judged,
            Map<String, Object> schema) {
        this.reader = reader;
        this.writer = writer;
        this.judged = judged;
        this.schema = schema;
    }

    private static ScalarForm<String> text(BiFunction<String, Writing, Object> writer, boolean judged) {
        return new ScalarForm<>(Node::text, writer, judged, STRING);
    }

    /** A text. */
    public static Form<String> text() {
        return text((text, out) -> text, true);
    }

    /** A text that has rules of its own, such as a name. */
    public static Form<String> name() {
        return text((text, out) -> text, false);
    }

    /** A template of one line. */
    public static Form<String> template() {
        return text((text, out) -> out.template(text), false);
    }

    /** A zone of times. */
    public static Form<String> zone() {
        return text((text, out) -> out.zone(text), false);
    }

    /** A template of one line that is not empty. */
    public static Form<String> filledTemplate() {
        return template().limited("minLength", 1);
    }

    /** A text with rules of its own that is not empty. */
    public static Form<String> filledName() {
        return name().limited("minLength", 1);
    }

    /** A template of any number of lines; several may be given line by line, in a list. */
    public static Form<String> lines() {
        return new ScalarForm<>(Node::lines, (text, out) -> writeLines(out.template(text)), false, LINES)
                .limited("description", "A text; one of several lines may be given line by line.")
                .called("lines");
    }

    private static Object writeLines(String text) {
        return text.indexOf('\n') < 0 ? text : List.of(text.split("\n", -1));
    }

    /** A path into an answer. */
    public static Form<String> path() {
        return path(Node::text);
    }

    /** A path into an answer, in the place of which something else might stand. */
    public static Form<String> path(Function<Node, Optional<String>> reader) {
        return new ScalarForm<>(reader, (text, out) -> out.path(text), true, STRING)
                .limited(
                        "description",
                        "A JSONPath (RFC 9535) such as $.order.status, or a JSON Pointer (RFC 6901) such as /order/status.")
                .called("path");
    }

    /** A text that means a value; a parser returns null for one that means none. */
    public static <V> Form<V> parsed(Function<Node, Optional<V>> reader, Function<V, String> text, String pattern) {
        return new ScalarForm<>(reader, (value, out) -> text.apply(value), false, STRING)
                .limited("pattern", "^" + pattern + "$");
    }

    /** A span of time. */
    public static Form<Duration> duration() {
        return parsed(
                node -> node.parsed(ScalarForm::duration, "an ISO 8601 duration such as \"PT10S\""),
                Duration::toString,
                DURATION.pattern());
    }

    @Nullable
    private static Duration duration(String text) {
        try {
            return DURATION.matcher(text).matches() ? Duration.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** True or false. */
    public static Form<Boolean> flag() {
        return new ScalarForm<>(Node::flag, (flag, out) -> flag, false, Map.of("type", "boolean"));
    }

    /** A whole number. */
    public static Form<Integer> wholeNumber() {
        return new ScalarForm<>(
                Node::wholeNumber, (number, out) -> out.value(number), false, Map.of("type", "integer"));
    }

    /** A whole number that is the same in every form of the document. */
    public static Form<Integer> wholeNumberAsItIs() {
        return new ScalarForm<>(Node::wholeNumber, (number, out) -> number, false, Map.of("type", "integer"));
    }

    /** Any number. */
    public static Form<BigDecimal> number() {
        return new ScalarForm<>(Node::number, (number, out) -> out.value(number), false, Map.of("type", "number"));
    }

    /** The version of a document, which is the same in all that this library reads. */
    public static Form<Integer> version(Function<Node, Optional<Integer>> reader, int version) {
        return new ScalarForm<>(reader, (number, out) -> out.value(number), false, Map.of("const", version));
    }

    /** A text, a number or a truth value. */
    public static Form<Object> scalar() {
        return new ScalarForm<>(
                Node::scalar,
                (value, out) -> out.value(value),
                true,
                Map.of("type", List.of("string", "number", "boolean")));
    }

    /** Returns what a JSON Schema says of a text, a number, a truth value or null. */
    public static Map<String, Object> scalarOrNull() {
        return Map.of("type", List.of("string", "number", "boolean", "null"));
    }

    /** Any JSON value that is compared: numbers by what they count. */
    public static Form<Any> any() {
        return new ScalarForm<>(ScalarForm::readAny, (any, out) -> out.value(any.value()), true, Map.of());
    }

    /** Any JSON value that is sent as it stands, digit by digit and in its order. */
    public static Form<Any> anyAsItIs() {
        return new ScalarForm<>(ScalarForm::readAny, (any, out) -> any.value(), true, Map.of());
    }

    private static Optional<Any> readAny(Node node) {
        return Optional.of(new Any(node.value()));
    }

    @Override
    public Optional<V> read(Node node) {
        return reader.apply(node);
    }

    @Nullable
    @Override
    public Object write(V value, Writing out) {
        return writer.apply(value, out);
    }

    @Override
    public void texts(V value, Trail place, Visitor visitor) {
        if (judged) {
            all(value instanceof Any any ? any.value() : value, place, visitor);
        }
    }

    private static void all(@Nullable Object value, Trail place, Visitor visitor) {
        if (value instanceof String text) {
            visitor.visit(text, place);
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                all(elements.get(i), place.at(i), visitor);
            }
        } else if (value instanceof Map<?, ?> members) {
            members.keySet().forEach(name -> visitor.visit((String) name, place));
            members.forEach((name, member) -> all(member, place.at((String) name), visitor));
        }
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return new LinkedHashMap<>(schema);
    }

    /**
     * Any JSON value that stands in a document, null too. What does not stand there is no {@code Any}.
     *
     * @param value the plain value
     */
    public record Any(@Nullable Object value) {
        /** Returns the value if it stands there. */
        @Nullable
        public static Any orNone(boolean stated, @Nullable Object value) {
            return stated ? new Any(value) : null;
        }
    }
}
