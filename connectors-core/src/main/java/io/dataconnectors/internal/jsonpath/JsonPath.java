package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.Query.Nothing;
import io.dataconnectors.internal.text.Characters.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * A JSONPath query, as RFC 9535 has it.
 *
 * <pre>{@code
 * JsonPath skus = JsonPath.parse("$.lines[?@.quantity > 1].sku");
 * List<Object> values = skus.values(Json.read(answer));
 * }</pre>
 *
 * <p>Two paths are equal when their texts are and both, or neither, are for {@link #oneOrMany()}. Beyond the RFC, a query is refused that
 *
 * <ul>
 *   <li>has more than {@value #MAX_LENGTH} characters, or nests filters, parentheses and functions more than
 *       {@value #MAX_DEPTH} deep;
 *   <li>holds a number with an exponent beyond ±{@value Json#MAX_EXPONENT};
 *   <li>gives {@code match} or {@code search} a literal pattern that is not an I-Regexp (RFC 9485), which could never match
 *       anything (section 2.4.6 lets it), or one that is too large to run.
 * </ul>
 */
public final class JsonPath implements ValuePath {
    /** How many characters a query may have. */
    public static final int MAX_LENGTH = 1_024;

    /** How deep filters, parentheses and function calls may nest. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private final Query query;
    private final int patternWeight;
    private final boolean looksAtRoot;
    private final boolean oneOrMany;

    /** @param looksAtRoot whether a filter of it begins a query at the root */
    JsonPath(String text, Query query, int patternWeight, boolean looksAtRoot, boolean oneOrMany) {
        this.text = text;
        this.query = query;
        this.patternWeight = patternWeight;
        this.looksAtRoot = looksAtRoot;
        this.oneOrMany = oneOrMany;
    }

    /**
     * Reads a query.
     *
     * @throws JsonPathException if the text is not a well-formed and valid query within the limits
     */
    public static JsonPath parse(String query) {
        QueryParser parser = new QueryParser(new Cursor(query));
        return new JsonPath(query, parser.wholeText(), parser.patternWeight(), parser.looksAtRoot(), false);
    }

    /**
     * The nodes found, in order, with the default budget.
     *
     * @param root as for {@link ValuePath#values(Object)}
     * @throws Budget.ExceededException if looking for them costs more than {@link Budget#DEFAULT}
     */
    public List<JsonNode> nodes(@Nullable Object root) {
        return nodes(root, Budget.DEFAULT);
    }

    /**
     * The nodes found, in order.
     *
     * @param root as for {@link ValuePath#values(Object)}
     * @throws Budget.ExceededException if looking for them costs more than the budget
     */
    public List<JsonNode> nodes(@Nullable Object root, Budget budget) {
        List<JsonNode> nodes = new ArrayList<>();
        forEachNode(root, budget, nodes::add);
        return Collections.unmodifiableList(nodes);
    }

    @Override
    public int forEachNode(@Nullable Object root, Budget budget, Consumer<JsonNode> found) {
        Budget.Run run = new Budget.Run(root, budget, oneOrMany);
        query.each(root, JsonNode.Location.ROOT, run, (value, at) -> {
            run.countResult();
            found.accept(new JsonNode(Objects.requireNonNull(at), value));
            return true;
        });
        return run.visited();
    }

    @Override
    public int forEach(@Nullable Object root, Budget budget, Consumer<Object> found) {
        Budget.Run run = new Budget.Run(root, budget, oneOrMany);
        if (direct()) {
            Object value = query.single(root, run);
            if (value != Nothing.NOTHING) {
                found.accept(value);
            }
            return run.visited();
        }
        query.each(root, null, run, (value, at) -> {
            run.countResult();
            found.accept(value);
            return true;
        });
        return run.visited();
    }

    @Override
    @Nullable
    public ValuePath.DeadEnd deadEnd(@Nullable Object root, Budget budget) {
        return query.deadEnd(root, new Budget.Run(root, budget, oneOrMany));
    }

    @Override
    public ValuePath oneOrMany() {
        return new JsonPath(text, query, patternWeight, looksAtRoot, true);
    }

    @Override
    public List<Object> values(@Nullable Object root) {
        if (!direct()) {
            return values(root, Budget.DEFAULT);
        }
        Object value = query.only(root);
        return value == Nothing.NOTHING ? List.of() : Collections.singletonList(value);
    }

    @Override
    public int length() {
        return query.length();
    }

    @Override
    public boolean direct() {
        return query.singular() && !oneOrMany;
    }

    @Override
    public PathParts.Steps steps() {
        return looksAtRoot || oneOrMany ? new PathParts.Steps(List.of(), false) : query.steps();
    }

    @Override
    public int patternWeight() {
        return patternWeight;
    }

    @Override
    public boolean singular() {
        return query.singular();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPath that && text.equals(that.text) && oneOrMany == that.oneOrMany;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text of the query. */
    @Override
    public String toString() {
        return text;
    }

    /** Text that is not the JSONPath or JSON Pointer that was asked for; the message says what is right and where. */
    public static final class JsonPathException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String problem;
        private final int column;

        JsonPathException(String problem, int column) {
            super(Visible.line(problem) + " (column " + column + ")");
            this.problem = problem;
            this.column = column;
        }

        /** What is wrong, without the column. */
        public String problem() {
            return problem;
        }

        /** Where in the text, in characters from 1; one more than its length where the text ends too early. */
        public int column() {
            return column;
        }
    }
}
