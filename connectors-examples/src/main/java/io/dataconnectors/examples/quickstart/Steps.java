package io.dataconnectors.examples.quickstart;

import java.io.PrintStream;

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

    void came(Object what) {
        String.valueOf(what).lines().forEach(line -> out.println("     " + line));
    }
}
