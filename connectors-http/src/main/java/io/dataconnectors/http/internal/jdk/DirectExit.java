package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.spi.transport.TransportRules;
import java.net.ProxySelector;
import java.util.concurrent.CompletableFuture;

/**
 * Resolves a name, judges every address, and lets the client connect directly. The client resolves the name once more: this
 * is for hosts that know the names they call.
 */
final class DirectExit implements Exit {
    private final TransportRules rules;

    DirectExit(TransportRules rules) {
        this.rules = rules;
    }

    /** Returns the route without a proxy; without it, the client would use the JVM's. */
    @Override
    public ProxySelector route() {
        return ProxySelector.of(null);
    }

    @Override
    public CompletableFuture<Void> admit(Target target) {
        var question = rules.addresses(target.caller(), target.host(), target.port());
        CompletableFuture<Void> answer = question.thenAccept(judged -> {});
        var unused = answer.whenComplete((admitted, thrown) -> question.cancel(false));
        return answer;
    }

    @Override
    public Way way(Target target) {
        return Way.STRAIGHT;
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
