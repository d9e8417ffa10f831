package io.dataconnectors.internal.jsonpath;

import java.util.List;
import javax.annotation.Nullable;

/** What is true or false of a node. */
sealed interface Condition extends Expression
        permits Condition.Any, Condition.All, Condition.Not, Condition.Exists, Comparison, PatternTest {
    boolean test(@Nullable Object current, Run run);

    /** {@code a || b}. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean test(@Nullable Object current, Run run) {
            for (Condition condition : conditions) {
                if (condition.test(current, run)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code a && b}. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean test(@Nullable Object current, Run run) {
            for (Condition condition : conditions) {
                if (!condition.test(current, run)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** {@code !a}. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean test(@Nullable Object current, Run run) {
            return !condition.test(current, run);
        }
    }

    /** {@code @.a}: whether the query finds anything; it stops at the first node. */
    record Exists(FilterQuery query) implements Condition {
        @Override
        public boolean test(@Nullable Object current, Run run) {
            return query.singular()
                    ? query.single(current, run) != Nothing.NOTHING
                    : !query.each(current, run, (value, at) -> false);
        }
    }
}
