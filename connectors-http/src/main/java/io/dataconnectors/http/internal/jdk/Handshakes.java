package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.http.internal.thread.DaemonThreads;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import javax.annotation.Nullable;

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

    /**
     * Refuses to agree on keys by finite-field Diffie-Hellman (RFC 7919). A server chooses the group, and one of 8,192 bits costs
     * half a second of one of the few threads on which all handshakes run; whoever serves HTTPS today knows elliptic curves.
     */
    static final class EllipticCurvesOnly implements AlgorithmConstraints {
        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
            return isPermitted(algorithm);
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return isPermitted(key.getAlgorithm());
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
            return isPermitted(algorithm) && isPermitted(key.getAlgorithm());
        }

        private static boolean isPermitted(String algorithm) {
            String name = algorithm.toLowerCase(Locale.ROOT);
            return !name.startsWith("ffdhe")
                    && !name.equals("dh")
                    && !name.equals("diffiehellman")
                    && !name.startsWith("tls_dhe_")
                    && !name.startsWith("tls_dh_");
        }
    }
}
