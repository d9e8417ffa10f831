package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.spi.transport.TransportRules;
import java.net.ProxySelector;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/** By which way connections leave the process. */
interface Exit extends AutoCloseable {
    /** Returns how the client reaches every target. */
    ProxySelector route();

    /**
     * Decides whether a target can be called by this way. The future ends without a value, or with {@link Stopped};
     * cancelling it gives the question up.
     */
    CompletableFuture<Void> admit(Target target);

    /** Returns the way that one attempt takes to a target. */
    Way way(Target target);

    /** Whether the addresses that are connected to are those that the rules gave. */
    boolean judgesNames();

    @Override
    void close();

    /** The way of one attempt. It is told what came of the attempt; that it was given up, perhaps more than once. */
    interface Way {
        /** Returns header fields for who stands on the way: their names begin with Proxy-, and no target ever sees them. */
        default List<Header> headers() {
            return List.of();
        }

        /** Starts the attempt, at once or when the way has room for it; never if it was given up before. */
        default void begin(Runnable start) {
            start.run();
        }

        /**
         * Returns why the way was closed before anything was sent, or null if it was not.
         *
         * @param answer what came in place of an answer of the target, or null
         * @param thrown what the client failed with, or null
         */
        @Nullable
        default Throwable refusal(Target target, @Nullable HttpResponse<?> answer, @Nullable Throwable thrown) {
            return null;
        }

        /** Is told that the attempt was answered. */
        default void arrived() {}

        /** Is told that the attempt failed or was given up. */
        default void abandoned() {}
    }

    /**
     * Resolves a name, judges every address, and lets the client connect directly. The client resolves the name once more: this
     * is for hosts that know the names they call.
     */
    final class Direct implements Exit {
        private static final Way STRAIGHT = new Way() {};

        /**
         * For how long a verdict counts: less than the JVM remembers the addresses of a name by default, and it is the JVM
         * that connects. So a call on a kept connection resolves nothing.
         */
        private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

        /** Authors can name any number of targets. */
        private static final int MOST = 1_000;

        private final Map<String, Long> admitted = new ConcurrentHashMap<>(); // by origin
        private final TransportRules rules;

        Direct(TransportRules rules) {
            this.rules = rules;
        }

        /** Returns the route without a proxy; without it, the client would use the JVM's. */
        @Override
        public ProxySelector route() {
            return ProxySelector.of(null);
        }

        @Override
        public CompletableFuture<Void> admit(Target target) {
            String origin = target.origin();
            Long when = admitted.get(origin);
            if (when != null && System.nanoTime() - when < NANOS) {
                return CompletableFuture.completedFuture(null);
            }
            var question = rules.addresses(target.caller(), target.host(), target.port());
            CompletableFuture<Void> answer = question.thenAccept(judged -> admitted(origin));
            var unused = answer.whenComplete((admitted, thrown) -> question.cancel(false));
            return answer;
        }

        private void admitted(String origin) {
            if (admitted.size() >= MOST) {
                admitted.clear();
            }
            admitted.put(origin, System.nanoTime());
        }

        @Override
        public Way way(Target target) {
            return STRAIGHT;
        }

        @Override
        public boolean judgesNames() {
            return false;
        }

        @Override
        public void close() {
            // the client's connections are all there is
        }
    }
}
