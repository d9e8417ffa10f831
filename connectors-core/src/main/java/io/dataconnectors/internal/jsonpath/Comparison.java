package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/** {@code left operator right} (section 2.3.5.2.2). */
record Comparison(Operand left, Operator operator, Operand right) implements Condition {
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
