package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Nothing;
import io.dataconnectors.internal.jsonpath.Query.Sink;
import io.dataconnectors.internal.pattern.TextPattern;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * A part of a filter, by its type in RFC 9535, section 2.4.1: a {@link LogicalExpression} is a LogicalType, an {@link Operand} a
 * ValueType, a {@link Nodes} a NodesType. Where types must agree, the parser sees to it.
 */
sealed interface FilterExpression {
    /** A query inside a filter: from the root ({@code $}) or from the current node ({@code @}). */
    record Nodes(boolean fromRoot, Query query) implements FilterExpression {
        boolean singular() {
            return query.singular();
        }

        boolean each(@Nullable Object current, Budget.Run run, Sink sink) {
            return query.each(fromRoot ? run.root() : current, null, run, sink);
        }

        @Nullable
        Object single(@Nullable Object current, Budget.Run run) {
            return query.single(fromRoot ? run.root() : current, run);
        }
    }

    /** A statement that is true or false of a node. */
    sealed interface LogicalExpression extends FilterExpression {
        boolean test(@Nullable Object current, Budget.Run run);

        /** {@code a || b}. */
        record Any(List<LogicalExpression> conditions) implements LogicalExpression {
            @Override
            public boolean test(@Nullable Object current, Budget.Run run) {
                for (LogicalExpression condition : conditions) {
                    if (condition.test(current, run)) {
                        return true;
                    }
                }
                return false;
            }
        }

        /** {@code a && b}. */
        record All(List<LogicalExpression> conditions) implements LogicalExpression {
            @Override
            public boolean test(@Nullable Object current, Budget.Run run) {
                for (LogicalExpression condition : conditions) {
                    if (!condition.test(current, run)) {
                        return false;
                    }
                }
                return true;
            }
        }

        /** {@code !a}. */
        record Not(LogicalExpression condition) implements LogicalExpression {
            @Override
            public boolean test(@Nullable Object current, Budget.Run run) {
                return !condition.test(current, run);
            }
        }

        /** {@code @.a}: whether the query finds anything; it stops at the first node. */
        record Exists(Nodes query) implements LogicalExpression {
            @Override
            public boolean test(@Nullable Object current, Budget.Run run) {
                return query.singular()
                        ? query.single(current, run) != Nothing.NOTHING
                        : !query.each(current, run, (value, at) -> false);
            }
        }

        /** {@code left operator right} (section 2.3.5.2.2). */
        record Comparison(Operand left, Operator operator, Operand right) implements LogicalExpression {
            enum Operator {
                EQUAL("=="),
                NOT_EQUAL("!="),
                LESS_OR_EQUAL("<="),
                GREATER_OR_EQUAL(">="),
                LESS("<"),
                GREATER(">");

                private final String sign;

                Operator(String sign) {
                    this.sign = sign;
                }

                String sign() {
                    return sign;
                }
            }

            @Override
            public boolean test(@Nullable Object current, Budget.Run run) {
                run.visit(1);
                Object a = left.value(current, run);
                Object b = right.value(current, run);
                return switch (operator) {
                    case EQUAL -> Equality.equal(a, b, run);
                    case NOT_EQUAL -> !Equality.equal(a, b, run);
                    case LESS -> Equality.Order.less(a, b, run);
                    case GREATER -> Equality.Order.less(b, a, run);
                    case LESS_OR_EQUAL -> Equality.Order.less(a, b, run) || Equality.equal(a, b, run);
                    case GREATER_OR_EQUAL -> Equality.Order.less(b, a, run) || Equality.equal(a, b, run);
                };
            }
        }

        /** {@code match(text, pattern)} and {@code search(text, pattern)} (sections 2.4.6 and 2.4.7). */
        record PatternTest(
                Operand text, Operand pattern, @Nullable TextPattern constant, boolean whole)
                implements LogicalExpression {
            @Override
            public boolean test(@Nullable Object current, Budget.Run run) {
                run.visit(1);
                if (!(text.value(current, run) instanceof String string)) {
                    return false;
                }
                TextPattern known = constant;
                if (known == null && pattern.value(current, run) instanceof String source) {
                    known = run.pattern(source);
                }
                if (known == null) {
                    return false;
                }
                return whole ? known.matches(string, run::search) : known.occursIn(string, run::search);
            }
        }
    }

    /** An expression that has a value for a node, or {@link Nothing}. */
    sealed interface Operand extends FilterExpression {
        @Nullable
        Object value(@Nullable Object current, Budget.Run run);

        /** A value written in the query. */
        record Literal(@Nullable Object value) implements Operand {
            @Override
            @Nullable
            public Object value(@Nullable Object current, Budget.Run run) {
                return value;
            }
        }

        /** The value of the one node that a singular query finds. */
        record NodeValue(FilterExpression.Nodes query) implements Operand {
            @Override
            @Nullable
            public Object value(@Nullable Object current, Budget.Run run) {
                return query.single(current, run);
            }
        }

        /** {@code length(value)}: characters of a string, elements of an array, members of an object (section 2.4.4). */
        record Length(Operand of) implements Operand {
            @Override
            public Object value(@Nullable Object current, Budget.Run run) {
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
            public Object value(@Nullable Object current, Budget.Run run) {
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
            public Object value(@Nullable Object current, Budget.Run run) {
                OnlyNode only = new OnlyNode();
                return query.each(current, run, only) ? only.value : Nothing.NOTHING;
            }

            private static final class OnlyNode implements Sink {
                @Nullable
                private Object value = Nothing.NOTHING;

                @Override
                public boolean accept(@Nullable Object found, @Nullable JsonNode.Location at) {
                    boolean first = value == Nothing.NOTHING;
                    value = found;
                    return first;
                }
            }
        }
    }
}
