package io.dataconnectors.internal.template;

import io.dataconnectors.internal.text.Visible;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be: every problem of it, in the order of the text. */
public final class TemplateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    TemplateException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the text; at most 100. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One problem of a template.
     *
     * @param line the line, from 1
     * @param column the column in characters, from 1
     * @param message what is wrong there, and what would be right
     */
    public record Problem(int line, int column, String message) implements Serializable {
        @Override
        public String toString() {
            return "Line " + line + ", column " + column + ": " + Visible.line(message);
        }
    }
}
