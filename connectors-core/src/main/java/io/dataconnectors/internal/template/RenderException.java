package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;

/** A template cannot be rendered with these values. The message names the expression, never a value. */
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    RenderException(String message, String... subjects) {
        this(Problem.of(Code.UNFIT_VALUE, message, subjects));
    }

    RenderException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** Returns what is wrong, and the names that it is about where there are any. */
    public Problem problem() {
        return problem;
    }
}
