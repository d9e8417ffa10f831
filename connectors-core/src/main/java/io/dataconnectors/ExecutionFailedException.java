package io.dataconnectors;

/** A failed call, for hosts that ask for an exception with {@link Execution#orThrow()}. */
public final class ExecutionFailedException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient Execution execution;

    ExecutionFailedException(Execution execution, Failure failure) {
        super("execution-failed", failure.toString());
        this.execution = execution;
    }

    /** Returns the call that failed. */
    public Execution execution() {
        return execution;
    }
}
