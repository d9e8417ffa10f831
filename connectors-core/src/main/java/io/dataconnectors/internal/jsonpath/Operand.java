package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Nothing;
import io.dataconnectors.internal.jsonpath.Query.Sink;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** An expression that has a value for a node, or {@link Nothing}. */
sealed interface Operand extends FilterExpression
        permits Operand.Literal, Operand.NodeValue, Operand.Length, Operand.Count, Operand.Value {
    @Nullable
    Object value(@Nullable Object current, Run run);

    /** A value written in the query. */
    record Literal(@Nullable Object value) implements Operand {
        @Override
        @Nullable
        public Object value(@Nullable Object current, Run run) {
            return value;
        }
    }

    /** The value of the one node that a singular query finds. */
    record NodeValue(FilterExpression.Nodes query) implements Operand {
        @Override
        @Nullable
        public Object value(@Nullable Object current, Run run) {
            return query.single(current, run);
        }
    }

    /** {@code length(value)}: characters of a string, elements of an array, members of an object (section 2.4.4). */
    record Length(Operand of) implements Operand {
        @Override
        public Object value(@Nullable Object current, Run run) {
            Object value = of.value(current, run);
            if (value instanceof String text) {
                run.read(text);
                return text.codePointCount(0, text.length());
            }
            if (value instanceof List<?> elements) {
                return elements.size();
            }
            return value instanceof Map<?, ?> members ? members.size() : Nothing.NOTHING;
        }
    }

    /** {@code count(query)}: how many nodes there are (section 2.4.5). */
    record Count(FilterExpression.Nodes query) implements Operand {
        @Override
        public Object value(@Nullable Object current, Run run) {
            int[] count = new int[1];
            query.each(current, run, (value, at) -> {
                count[0]++;
                return true;
            });
            return count[0];
        }
    }

    /** {@code value(query)}: the value of the node if there is just one (section 2.4.8). */
    record Value(FilterExpression.Nodes query) implements Operand {
        @Override
        @Nullable
        public Object value(@Nullable Object current, Run run) {
            OnlyNode only = new OnlyNode();
            return query.each(current, run, only) ? only.value : Nothing.NOTHING;
        }

        private static final class OnlyNode implements Sink {
            @Nullable
            private Object value = Nothing.NOTHING;

            @Override
            public boolean accept(@Nullable Object found, @Nullable Location at) {
                boolean first = value == Nothing.NOTHING;
                value = found;
                return first;
            }
        }
    }
}
