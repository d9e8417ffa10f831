package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Nothing;
import io.dataconnectors.internal.pattern.TextPattern;
import java.util.List;
import javax.annotation.Nullable;

/** A statement that is true or false of a node. */
sealed interface LogicalExpression extends FilterExpression {
    boolean test(@Nullable Object current, Run run);

    /** {@code a || b}. */
    record Any(List<LogicalExpression> conditions) implements LogicalExpression {
        @Override
        public boolean test(@Nullable Object current, Run run) {
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
        public boolean test(@Nullable Object current, Run run) {
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
        public boolean test(@Nullable Object current, Run run) {
            return !condition.test(current, run);
        }
    }

    /** {@code @.a}: whether the query finds anything; it stops at the first node. */
    record Exists(Nodes query) implements LogicalExpression {
        @Override
        public boolean test(@Nullable Object current, Run run) {
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
        public boolean test(@Nullable Object current, Run run) {
            run.visit(1);
            Object a = left.value(current, run);
            Object b = right.value(current, run);
            return switch (operator) {
                case EQUAL -> Equality.equal(a, b, run);
                case NOT_EQUAL -> !Equality.equal(a, b, run);
                case LESS -> Order.less(a, b, run);
                case GREATER -> Order.less(b, a, run);
                case LESS_OR_EQUAL -> Order.less(a, b, run) || Equality.equal(a, b, run);
                case GREATER_OR_EQUAL -> Order.less(b, a, run) || Equality.equal(a, b, run);
            };
        }
    }

    /** {@code match(text, pattern)} and {@code search(text, pattern)} (sections 2.4.6 and 2.4.7). */
    record PatternTest(
            Operand text, Operand pattern, @Nullable TextPattern constant, boolean whole) implements LogicalExpression {
        @Override
        public boolean test(@Nullable Object current, Run run) {
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
