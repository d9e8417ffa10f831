package io.dataconnectors.http.egress;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.failure.Failures;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.gate.AddressGate;
import io.dataconnectors.http.gate.IpLiteral;
import io.dataconnectors.http.gate.Target;
import io.dataconnectors.http.thread.DaemonThreads;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves a name, judges every address, and lets the client connect directly. What is said outward never tells an
 * address: the log of the host does.
 */
public final class CheckedEgress implements Egress {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedEgress.class);
    private static final int RESOLVERS = 4;
    private static final int WAITING = 1000;

    private final AddressGate addresses;
    private final Names names;
    private final ThreadPoolExecutor resolvers;

    public CheckedEgress(AddressGate addresses, Names names) {
        this.addresses = addresses;
        this.names = names;
        resolvers = DaemonThreads.pool("connectors-dns", RESOLVERS, WAITING);
    }

    /** Returns the route without a proxy; without it, the client would use the JVM's. */
    @Override
    public ProxySelector route() {
        return ProxySelector.of(null);
    }

    @Override
    public CompletableFuture<Void> admit(Target target) {
        InetAddress literal = IpLiteral.parse(target.host());
        CompletableFuture<Void> answer = new CompletableFuture<>();
        if (literal != null) {
            complete(answer, judge(target, literal));
            return answer;
        }
        try {
            resolvers.execute(() -> {
                if (!answer.isDone()) { // given up while it waited for a thread
                    complete(answer, resolve(target));
                }
            });
        } catch (RejectedExecutionException e) {
            complete(answer, new Stopped(FailureKind.OVERLOADED, "Too many names wait to be resolved"));
        }
        return answer;
    }

    private static void complete(CompletableFuture<Void> answer, @Nullable Stopped refusal) {
        if (refusal == null) {
            answer.complete(null);
        } else {
            answer.completeExceptionally(refusal);
        }
    }

    @Nullable
    private Stopped resolve(Target target) {
        try {
            return judge(target, names.resolve(target.host()));
        } catch (UnknownHostException
                | RuntimeException e) { // a resolver that the host has put into its JVM may throw anything
            LOG.debug("{} cannot be resolved: {}", target.host(), e.getClass().getName());
            return Failures.unreachable(target.origin());
        }
    }

    /** One bad address blocks the name: which of them the client would take is not ours to choose. */
    @Nullable
    private Stopped judge(Target target, InetAddress... resolved) {
        if (Arrays.stream(resolved).allMatch(addresses::permits)) {
            return null;
        }
        LOG.warn("A connector was kept from calling {} at {}", target.origin(), Arrays.toString(resolved));
        return new Stopped(FailureKind.BLOCKED, target.origin() + " is not a target that connectors may call");
    }

    @Override
    public void close() {
        resolvers.shutdownNow();
    }
}
