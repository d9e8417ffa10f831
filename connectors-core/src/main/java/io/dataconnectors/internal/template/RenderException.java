package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.text.Characters.Visible;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** A template cannot be rendered with these values. The message names the expression, never a value. */
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    RenderException(String message, String... subjects) {
        this(Problem.of(Code.UNFIT_VALUE, message, subjects));
    }

    RenderException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** Returns what is wrong, and the names that it is about where there are any. */
    public Problem problem() {
        return problem;
    }

    /**
     * A value that cannot be used as it is wanted. Thrown where the expression is not known, and turned into a
     * {@link RenderException} or a problem of the template where it is. The message follows the expression: "needs a …".
     */
    static final class UnfitValueException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        /** The argument of a filter that is at fault, where that is known. */
        @Nullable
        private final transient Object argument;

        /** A value that does not fit its place. */
        UnfitValueException(String message) {
            this(Code.UNFIT_VALUE, message);
        }

        /** Something in a tag that breaks a rule. */
        UnfitValueException(Code code, String message, String... subjects) {
            this(Problem.of(code, message, subjects), null);
        }

        private UnfitValueException(Problem problem, @Nullable Object argument) {
            super(problem.message(), null, false, false);
            this.problem = problem;
            this.argument = argument;
        }

        /** An argument with which a filter can do nothing. */
        static UnfitValueException ofArgument(Object argument, String message) {
            return new UnfitValueException(Problem.of(Code.WRONG_ARGUMENT, message), argument);
        }

        @Nullable
        Object argument() {
            return argument;
        }

        Problem problem() {
            return problem;
        }

        String reason() {
            return problem.message();
        }
    }

    /** A template that cannot be: every problem of it, in the order of the text. */
    public static final class TemplateException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final List<Problem> problems;

        TemplateException(List<Problem> problems) {
            super(problems.stream()
                    .map(problem -> Visible.line(problem.message()))
                    .collect(Collectors.joining("\n")));
            this.problems = List.copyOf(problems);
        }

        /** Every problem, in the order of the text; at most 100. */
        public List<Problem> problems() {
            return problems;
        }
    }
}
