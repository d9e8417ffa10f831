package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.http.internal.thread.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Runs what the HTTP client does: at once on the thread that serves all its connections, which halves the cost of a call; but
 * the arithmetic of a TLS handshake, and whom to trust, on threads of their own, for these take milliseconds and longer.
 */
final class Handshakes implements Executor {
    private static final int FEWEST_THREADS = 4;

    /** Whether what this thread gives to the executor next is of a handshake. */
    private final ThreadLocal<Boolean> next = new ThreadLocal<>();

    // each connection in the making has one task at a time: the limits on calls and tunnels bound what waits here
    private final ThreadPoolExecutor threads = DaemonThreads.pool(
            "connectors-tls", Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors()), Integer.MAX_VALUE);

    /** Notes that the client has just been given a task of a handshake, which it gives to its executor next. */
    void taken() {
        next.set(true);
    }

    @Override
    public void execute(Runnable task) {
        if (next.get() == null) {
            task.run();
            return;
        }
        next.remove();
        try {
            threads.execute(task);
        } catch (OutOfMemoryError noThread) { // the system starts none now
            task.run();
        }
    }

    /** Ends the threads when they are idle. */
    void close() {
        DaemonThreads.retire(threads);
    }
}
