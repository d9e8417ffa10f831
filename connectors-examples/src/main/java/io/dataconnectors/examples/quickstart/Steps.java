package io.dataconnectors.examples.quickstart;

import java.io.PrintStream;
import javax.annotation.Nullable;

/** Prints what the quickstart does, step by step, and what comes back. */
final class Steps {
    private final PrintStream out;
    private int count;

    Steps(PrintStream out) {
        this.out = out;
    }

    void step(String title) {
        count++;
        out.println();
        out.println(count + ". " + title);
    }

    void came(@Nullable Object what) {
        String.valueOf(what).lines().forEach(line -> out.println("     " + line));
    }
}
