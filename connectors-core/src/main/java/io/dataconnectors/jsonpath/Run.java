package io.dataconnectors.jsonpath;

import javax.annotation.Nullable;

/** One evaluation: the root it began at, and what is left of its budget. Used by one thread. */
final class Run {
    @Nullable
    private final Object root;

    private final Budget budget;
    private final boolean oneOrMany;
    private long visited;
    private int results;

    /** The last pattern that the document gave: a filter asks for the same one at every node. */
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

    TextPattern pattern(String source) {
        read(source);
        TextPattern last = lastPattern;
        if (last == null || !last.source().equals(source)) {
            last = TextPattern.fromDocument(source, this);
            lastPattern = last;
        }
        return last;
    }
}
