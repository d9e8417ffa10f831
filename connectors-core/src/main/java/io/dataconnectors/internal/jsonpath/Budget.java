package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import javax.annotation.Nullable;

/**
 * The budget of one evaluation of a path.
 *
 * @param visitedNodes how many nodes may be looked at, at least 1. A node counts each time a selector or a comparison
 *     looks at it; long strings count by their length, patterns by their size times the length of the text, so the
 *     number bounds the time
 * @param results how many nodes may be found, at least 1
 * @param checkpoint is run every few thousand nodes; what it throws ends the evaluation and reaches whoever began it
 */
public record Budget(int visitedNodes, int results, Runnable checkpoint) {
    /** Two million nodes, which is eight for each of the largest tree that the library reads, and 10,000 results. */
    public static final Budget DEFAULT = new Budget(2_000_000, 10_000);

    /** A budget whose evaluations nothing else ends. */
    public Budget(int visitedNodes, int results) {
        this(visitedNodes, results, () -> {});
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public Budget {
        atLeastOne("visitedNodes", visitedNodes);
        atLeastOne("results", results);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
    }

    /** An evaluation that would have cost more than its {@link Budget}; it found nothing that may be used. */
    public static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException(String message) {
            super(message);
        }
    }

    /** One evaluation: the root it began at, and what is left of its budget. Used by one thread. */
    static final class Run {
        /** How many steps of a search for a pattern take the time of a node. */
        private static final int STEPS = 16;

        /** After how many nodes the budget is asked whether the evaluation goes on. */
        private static final int LOOK = 2_048;

        @Nullable
        private final Object root;

        private final Budget budget;
        private final boolean oneOrMany;
        private long visited;
        private int results;

        private long nextLook = LOOK;

        /** The last text that the document gave for a pattern: a filter asks for the same one at every node. */
        @Nullable
        private String lastSource;

        @Nullable
        private TextPattern lastPattern;

        Run(@Nullable Object root, Budget budget, boolean oneOrMany) {
            this.root = root;
            this.budget = budget;
            this.oneOrMany = oneOrMany;
        }

        /** Whether what may repeat is a list only where it does, as in {@link OneOrMany}. */
        boolean oneOrMany() {
            return oneOrMany;
        }

        @Nullable
        Object root() {
            return root;
        }

        /** What was paid for so far: within the budget, which is an int. */
        int visited() {
            return (int) visited;
        }

        /** Pays for looking at so many nodes, before they are looked at. */
        void visit(long nodes) {
            visited += nodes;
            if (visited > budget.visitedNodes()) {
                throw new ExceededException("The query looks at more than " + budget.visitedNodes()
                        + " nodes; ask for less of the document");
            }
            if (visited >= nextLook) {
                nextLook = visited + LOOK;
                budget.checkpoint().run();
            }
        }

        /** Pays for reading a string from end to end: the work of one node for every 256 characters. */
        void read(String text) {
            visit(text.length() / 256);
        }

        void countResult() {
            results++;
            if (results > budget.results()) {
                throw new ExceededException(
                        "The query finds more than " + budget.results() + " nodes; ask for less of the document");
            }
        }

        /** Pays for steps of the search for a pattern. */
        void search(long steps) {
            visit((steps + STEPS - 1) / STEPS);
        }

        /** A pattern of the document: whatever it is, it is no fault of the query. Null if it is none, and matches nothing. */
        @Nullable
        TextPattern pattern(String source) {
            read(source);
            if (!source.equals(lastSource)) {
                visit(source.length());
                lastSource = source;
                lastPattern = parse(source);
            }
            return lastPattern;
        }

        @Nullable
        private static TextPattern parse(String source) {
            try {
                return TextPattern.iRegexp(source);
            } catch (PatternException e) {
                if (e.isTooLarge()) {
                    throw new ExceededException(e.problem());
                }
                return null;
            }
        }
    }
}
