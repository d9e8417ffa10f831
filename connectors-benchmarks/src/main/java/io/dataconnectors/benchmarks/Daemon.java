package io.dataconnectors.benchmarks;

import java.io.IOException;

/** Work on a thread of its own that keeps no process alive. */
final class Daemon {
    private Daemon() {}

    interface Work {
        void run() throws IOException;
    }

    static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side went away
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
