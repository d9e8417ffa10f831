package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.pattern.TextPattern;
import javax.annotation.Nullable;

/** {@code match(text, pattern)} and {@code search(text, pattern)} (sections 2.4.6 and 2.4.7). */
record PatternTest(Operand text, Operand pattern, @Nullable TextPattern constant, boolean whole) implements Condition {
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
