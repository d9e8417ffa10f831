package io.dataconnectors;

import java.util.List;
import java.util.stream.Collectors;

/** The inputs of a call that was only to be shown break rules of the definition; all of them are named. */
public final class InvalidInputException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Creates the exception for at least one violation. */
    public InvalidInputException(List<Violation> violations) {
        super("invalid-input", violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
        this.violations = List.copyOf(violations);
    }

    /** Returns all that is wrong, each with its place among the inputs. */
    @Override
    public List<Violation> violations() {
        return violations;
    }
}
