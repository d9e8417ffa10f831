package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;

/**
 * A value that cannot be used as it is wanted. Thrown where the expression is not known, and turned into a
 * {@link RenderException} or a problem of the template where it is. The message follows the expression: "needs a …".
 */
final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** A value that does not fit its place. */
    UnfitValueException(String message) {
        this(Code.UNFIT_VALUE, message);
    }

    /** Something in a tag that breaks a rule. */
    UnfitValueException(Code code, String message, String... subjects) {
        super(message, null, false, false);
        this.problem = Problem.of(code, message, subjects);
    }

    Problem problem() {
        return problem;
    }

    String reason() {
        return problem.message();
    }
}
