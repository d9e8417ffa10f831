package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.text.Characters.Visible;
import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be: every problem of it, in the order of the text. */
public final class TemplateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    TemplateException(List<Problem> problems) {
        super(problems.stream().map(problem -> Visible.line(problem.message())).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the text; at most 100. */
    public List<Problem> problems() {
        return problems;
    }
}
