package io.dataconnectors.bulk;

/**
 * A part of the rows of a run, on which one node at a time works: an execution of db-scheduler.
 *
 * @param workspace the workspace of the run
 * @param run the id of the run
 * @param number the number of the lane, from 0 on
 */
record Lane(String workspace, String run, int number) {
    /** How many lanes a run has: on so many threads, of whatever nodes, it is worked on at once. */
    static final int COUNT = 8;

    /** How many rows in sequence are in one lane: few enough that small runs have several. */
    private static final int BLOCK = 16;

    /** Returns the number of the lane of a row. */
    static int of(long row) {
        return (int) ((row - 1) / BLOCK % COUNT);
    }

    /** Returns the lane of an execution. A workspace has no slash in its name. */
    static Lane ofInstance(String id) {
        String[] parts = id.split("/", -1);
        return new Lane(parts[0], parts[1], Integer.parseInt(parts[2]));
    }

    /** Returns the name of the lane among all executions. */
    String instance() {
        return workspace + "/" + run + "/" + number;
    }
}
