package io.dataconnectors.examples.cli;

import io.dataconnectors.bulk.BulkRun;
import java.io.PrintWriter;

/** Shows how far a run is: as a bar in a terminal, and as a line for each tenth elsewhere. */
final class BulkProgress {
    /** A line of a million rows has room in a terminal of 80 columns: one that is longer would be left behind at each step. */
    private static final int WIDTH = 16;

    private final PrintWriter err;
    private final boolean terminal;
    private long tenths = -1;

    BulkProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** From Java 22 on there is a console whatever it leads to, and it says whether that is a terminal. */
    @SuppressWarnings("SystemConsoleNull") // it is null up to Java 21
    static boolean hasTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    void show(BulkRun run) {
        long total = Math.max(1, run.rows().total());
        long ended = run.rows().ended();
        if (terminal) {
            int full = (int) (WIDTH * ended / total);
            err.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + numbers(run.rows()));
        } else if (10 * ended / total != tenths) {
            tenths = 10 * ended / total;
            err.println(numbers(run.rows()));
        }
        err.flush();
    }

    private static String numbers(BulkRun.Rows rows) {
        return rows.ended() + " of " + rows.total() + " rows, " + rows.failed() + " failed"
                + (rows.unknown() == 0 ? "" : ", " + rows.unknown() + " unknown");
    }

    void end() {
        if (terminal) {
            err.println();
            err.flush();
        }
    }
}
