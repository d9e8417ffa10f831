package io.dataconnectors.http.internal.failure;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.spi.ConnectionProblem;
import javax.annotation.Nullable;

/** Ends a call, or one attempt of it, with a failure of our own. Not an error of the program, hence without a stack. */
public final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    @Nullable
    private final transient ConnectionProblem problem;

    public Stopped(Failure failure) {
        this(failure, null);
    }

    public Stopped(Failure failure, @Nullable ConnectionProblem problem) {
        super(failure.kind().toString(), null, false, false);
        this.failure = failure;
        this.problem = problem;
    }

    public Stopped(FailureKind kind, String message) {
        this(Failure.of(kind, message));
    }

    public Failure failure() {
        return failure;
    }

    /** Returns what went wrong with a connection, for the host alone; null if that is not why. */
    @Nullable
    public ConnectionProblem problem() {
        return problem;
    }
}
