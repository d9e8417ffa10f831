package io.dataconnectors;

import java.util.List;
import java.util.stream.Collectors;

/** A definition or a document breaks rules; all of them are named. */
public final class InvalidDefinitionException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Creates the exception for at least one violation. */
    public InvalidDefinitionException(List<Violation> violations) {
        super("invalid-definition", violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
        this.violations = List.copyOf(violations);
    }

    /** Returns all that is wrong, in the order of the document. */
    @Override
    public List<Violation> violations() {
        return violations;
    }
}
