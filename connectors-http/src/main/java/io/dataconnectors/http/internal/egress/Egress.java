package io.dataconnectors.http.internal.egress;

import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.Target;
import java.net.ProxySelector;
import java.util.concurrent.CompletableFuture;

/** The way out. The transport goes where its route says, and only after a target was admitted. */
public interface Egress extends AutoCloseable {
    /** Returns how the client reaches every target. */
    ProxySelector route();

    /**
     * Decides, as far as can be told before there is a connection, whether a target may be called. The future ends without a
     * value, or with {@link Stopped}; cancelling it gives the question up.
     */
    CompletableFuture<Void> admit(Target target);

    /** Returns the way that one attempt takes to a target that was admitted. */
    Way way(Target target);

    @Override
    void close();
}
