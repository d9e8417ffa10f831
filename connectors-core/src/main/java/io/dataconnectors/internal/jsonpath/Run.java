package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import javax.annotation.Nullable;

/** One evaluation: the root it began at, and what is left of its budget. Used by one thread. */
final class Run {
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
            throw new JsonPathBudgetException(
                    "The query looks at more than " + budget.visitedNodes() + " nodes; ask for less of the document");
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
            throw new JsonPathBudgetException(
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
                throw new JsonPathBudgetException(e.problem());
            }
            return null;
        }
    }
}
