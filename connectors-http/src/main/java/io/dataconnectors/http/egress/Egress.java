package io.dataconnectors.http.egress;

import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.gate.Target;
import java.net.ProxySelector;
import java.util.concurrent.CompletableFuture;

/**
 * The way out. The transport goes where its route says, and only after a target was admitted. That is a check before the
 * connection: a route through a relay of our own, which judges the very addresses that it connects to, takes this place
 * without a change elsewhere.
 */
public interface Egress extends AutoCloseable {
    /** Returns how the client reaches every target. */
    ProxySelector route();

    /**
     * Decides whether a target may be called. The future ends without a value, or with {@link Stopped}; cancelling it
     * gives the question up.
     */
    CompletableFuture<Void> admit(Target target);

    @Override
    void close();
}
