package io.dataconnectors.internal.request;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;

/** A body that cannot be made of these inputs; never leaves this package. The message names no value. */
final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Unsendable(Code code, String message) {
        super(message, null, false, false);
        problem = Problem.of(code, message);
    }

    static Unsendable tooBig() {
        return new Unsendable(
                Code.BODY_TOO_LARGE,
                "The body would have more than " + Content.MAX_BYTES + " bytes (1 MiB), files included");
    }

    Problem problem() {
        return problem;
    }
}
