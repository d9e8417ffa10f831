package io.dataconnectors.internal.jsonpath;

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
}
