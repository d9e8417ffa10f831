package io.dataconnectors;

import java.util.List;
import java.util.stream.Collectors;

/** The inputs of a call that was only to be shown break rules of the definition; all of them are named. */
public final class InvalidInputException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> problems;

    /** Creates the exception for at least one problem. */
    public InvalidInputException(List<Violation> problems) {
        super(problems.stream().map(Violation::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns all that is wrong, each with its place among the inputs. */
    public List<Violation> problems() {
        return problems;
    }
}
