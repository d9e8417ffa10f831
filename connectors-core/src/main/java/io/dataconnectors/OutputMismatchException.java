package io.dataconnectors;

import java.util.List;

/** The outputs of a call do not fit the type that the host asked for with {@link Execution#outputsAs}. */
public final class OutputMismatchException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    OutputMismatchException(Class<?> type, Violation violation) {
        super("output-mismatch", "The outputs are no " + type.getSimpleName() + ": " + violation);
        this.violation = violation;
    }

    /** Returns the first output that does not fit, with its place among the outputs. */
    @Override
    public List<Violation> violations() {
        return List.of(violation);
    }
}
