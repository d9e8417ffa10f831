package io.dataconnectors.http.internal.egress;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.IpLiteral;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.spi.ConnectionProblem.Kind;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.spi.transport.TransportRules;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntPredicate;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves names, and says of addresses whether they may be called. What is said outward never tells an address: the log of the
 * host does. Safe for use by several threads.
 */
public final class EgressRules implements TransportRules, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EgressRules.class);
    private static final String TRY_LATER = "Temporary failure in name resolution";

    private final IntPredicate ports;
    private final AddressGate gate;
    private final Resolvers resolvers;
    private final SSLContext tls;

    /**
     * Makes rules that ask a source of names.
     *
     * @param ports which ports may be called
     * @param gate which addresses may be called
     */
    public EgressRules(IntPredicate ports, AddressGate gate, NameResolver names, SSLContext tls) {
        this.ports = ports;
        this.gate = gate;
        this.tls = tls;
        resolvers = new Resolvers(names);
    }

    @Override
    public CompletableFuture<List<InetSocketAddress>> addresses(String workspace, String host, int port) {
        if (!ports.test(port)) {
            LOG.warn("A connector was kept from calling port {} of {}", port, host);
            return CompletableFuture.failedFuture(Failures.blocked(Target.origin(host, port)));
        }
        InetAddress literal = IpLiteral.parse(host);
        CompletableFuture<List<InetSocketAddress>> question = literal == null
                ? resolvers.resolve(workspace, host, port)
                : CompletableFuture.completedFuture(List.of(new InetSocketAddress(literal, port)));
        CompletableFuture<List<InetSocketAddress>> answer = new CompletableFuture<>();
        var unused = question.whenComplete((found, thrown) -> {
            Stopped refusal = found == null ? unresolved(host, port, thrown) : judge(host, port, found);
            if (refusal == null) {
                answer.complete(Addresses.toTry(found));
            } else {
                answer.completeExceptionally(refusal);
            }
        });
        var unusedToo = answer.whenComplete((judged, thrown) -> question.cancel(false)); // a turn that has not come yet
        return answer;
    }

    /** One bad address blocks the name: which of them is connected to is not ours to choose. */
    @Nullable
    private Stopped judge(String host, int port, List<InetSocketAddress> found) {
        if (found.stream().allMatch(address -> permits(host, address))) {
            return null;
        }
        String origin = Target.origin(host, port);
        LOG.warn("A connector was kept from calling {} at {}", origin, found);
        return Failures.blocked(origin);
    }

    private boolean permits(String host, InetSocketAddress address) {
        return ports.test(address.getPort()) && gate.permits(host, address.getAddress());
    }

    private static Stopped unresolved(String host, int port, @Nullable Throwable thrown) {
        return thrown instanceof RejectedExecutionException
                ? new Stopped(FailureKind.OVERLOADED, "Too many names wait to be resolved")
                : Failures.unreachable(Target.origin(host, port), problem(thrown), "");
    }

    private static Kind problem(@Nullable Throwable thrown) {
        boolean unknown = thrown instanceof UnknownHostException
                && !String.valueOf(thrown.getMessage()).endsWith(TRY_LATER);
        return unknown ? Kind.NAME_NOT_FOUND : Kind.RESOLVER_FAILED;
    }

    @Override
    public boolean opens(String host, InetAddress address) {
        return gate.opens(host, address);
    }

    @Override
    public SSLContext tls() {
        return tls;
    }

    /** Ends the threads that resolve names. */
    @Override
    public void close() {
        resolvers.close();
    }

    /** Resolves names as the JVM does. */
    public static final class JvmNames implements NameResolver {
        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }
    }

    /** Which addresses of a name are tried. Who owns a name can give it thousands, and each would cost a connection. */
    static final class Addresses {
        /** As many as the names of large services have. */
        static final int MOST = 8;

        private Addresses() {}

        /**
         * Returns the first addresses, those of the two families by turns (RFC 8305, section 4): where only one family is
         * connected, a name with many addresses of the other is reached all the same.
         */
        static List<InetSocketAddress> toTry(List<InetSocketAddress> all) {
            boolean sixFirst = isSix(all.get(0));
            Iterator<InetSocketAddress> family =
                    all.stream().filter(address -> isSix(address) == sixFirst).iterator();
            Iterator<InetSocketAddress> other =
                    all.stream().filter(address -> isSix(address) != sixFirst).iterator();
            List<InetSocketAddress> tried = new ArrayList<>();
            while (tried.size() < MOST && (family.hasNext() || other.hasNext())) {
                boolean turn = !other.hasNext() || (family.hasNext() && tried.size() % 2 == 0);
                tried.add(turn ? family.next() : other.next());
            }
            return tried;
        }

        private static boolean isSix(InetSocketAddress address) {
            return address.getAddress() instanceof Inet6Address;
        }
    }
}
