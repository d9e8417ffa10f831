package io.dataconnectors.internal.call;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;

/** An answer that cannot be read as the definition says; never leaves this package. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private UnreadableException(FailureKind kind, String message) {
        super(message, null, false, false);
        this.failure = Failure.of(kind, message);
    }

    static UnreadableException malformed(String message) {
        return new UnreadableException(FailureKind.MALFORMED, message);
    }

    static UnreadableException missing(String output) {
        return new UnreadableException(
                FailureKind.OUTPUT_MISSING, "The answer lacks the output " + output + ", which is required");
    }

    Failure failure() {
        return failure;
    }
}
