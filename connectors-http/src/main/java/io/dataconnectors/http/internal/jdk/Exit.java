package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.Target;
import java.net.ProxySelector;
import java.util.concurrent.CompletableFuture;

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
}
