package io.dataconnectors.http.failure;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;

/** Ends a call, or one attempt of it, with a failure of our own. Not an error of the program, hence without a stack. */
public final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Stopped(Failure failure) {
        super(failure.kind().toString(), null, false, false);
        this.failure = failure;
    }

    public Stopped(FailureKind kind, String message) {
        this(Failure.of(kind, message));
    }

    public Failure failure() {
        return failure;
    }
}
