package io.dataconnectors.http.internal.egress;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.http.internal.relay.Resolvers;
import io.dataconnectors.http.internal.relay.Unreached;
import io.dataconnectors.spi.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Resolves a name, judges every address, and lets the client connect directly. The client resolves the name once more: this
 * is for hosts that know the names they call.
 */
public final class DirectEgress implements Egress {
    private final AddressJudge judge;
    private final Resolvers resolvers;

    public DirectEgress(AddressGate addresses, NameResolver names) {
        judge = new AddressJudge(addresses);
        resolvers = new Resolvers(names);
    }

    /** Returns the route without a proxy; without it, the client would use the JVM's. */
    @Override
    public ProxySelector route() {
        return ProxySelector.of(null);
    }

    @Override
    public CompletableFuture<Void> admit(Target target) {
        CompletableFuture<Void> literal = judge.judgeLiteral(target);
        return literal != null ? literal : resolve(target);
    }

    private CompletableFuture<Void> resolve(Target target) {
        CompletableFuture<List<InetSocketAddress>> question =
                resolvers.resolve(target.caller(), target.host(), target.port());
        CompletableFuture<Void> answer = new CompletableFuture<>();
        var unused = question.whenComplete((addresses, thrown) -> {
            Stopped refusal = thrown == null ? judge.judge(target, plain(addresses)) : unresolved(target, thrown);
            if (refusal == null) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(refusal);
            }
        });
        var unused2 = answer.whenComplete((admitted, thrown) -> question.cancel(false));
        return answer;
    }

    private static InetAddress[] plain(List<InetSocketAddress> addresses) {
        return addresses.stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    private static Stopped unresolved(Target target, Throwable thrown) {
        if (thrown instanceof RejectedExecutionException) {
            return new Stopped(FailureKind.OVERLOADED, "Too many names wait to be resolved");
        }
        return Failures.unreachable(target.origin(), Unreached.resolving(thrown), "");
    }

    @Override
    public Way way(Target target) {
        return Way.STRAIGHT;
    }

    @Override
    public void close() {
        resolvers.close();
    }
}
