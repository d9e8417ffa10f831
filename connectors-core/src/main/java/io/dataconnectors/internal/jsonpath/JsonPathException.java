package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.text.Visible;

/** Text that is not the JSONPath or JSON Pointer that was asked for; the message says what is right and where. */
public final class JsonPathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int column;

    JsonPathException(String problem, int column) {
        super(Visible.line(problem) + " (column " + column + ")");
        this.problem = problem;
        this.column = column;
    }

    /** What is wrong, without the column. */
    public String problem() {
        return problem;
    }

    /** Where in the text, in characters from 1; one more than its length where the text ends too early. */
    public int column() {
        return column;
    }
}
