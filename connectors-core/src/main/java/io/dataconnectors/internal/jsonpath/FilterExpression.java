package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Sink;
import javax.annotation.Nullable;

/**
 * A part of a filter, by its type in RFC 9535, section 2.4.1: a {@link LogicalExpression} is a LogicalType, an {@link Operand} a
 * ValueType, a {@link Nodes} a NodesType. Where types must agree, the parser sees to it.
 */
sealed interface FilterExpression permits LogicalExpression, Operand, FilterExpression.Nodes {
    /** A query inside a filter: from the root ({@code $}) or from the current node ({@code @}). */
    record Nodes(boolean fromRoot, Query query) implements FilterExpression {
        boolean singular() {
            return query.singular();
        }

        boolean each(@Nullable Object current, Run run, Sink sink) {
            return query.each(fromRoot ? run.root() : current, null, run, sink);
        }

        @Nullable
        Object single(@Nullable Object current, Run run) {
            return query.single(fromRoot ? run.root() : current, run);
        }
    }
}
