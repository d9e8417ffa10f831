package io.dataconnectors.http.internal.egress;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.IpLiteral;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.http.internal.relay.Passage;
import io.dataconnectors.http.internal.relay.Refusal;
import io.dataconnectors.http.internal.relay.Relay;
import io.dataconnectors.http.internal.relay.Rules;
import io.dataconnectors.spi.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through a relay in this process, which judges the very addresses that it connects to. */
public final class RelayEgress implements Egress {
    private static final Logger LOG = LoggerFactory.getLogger(Egress.class);

    private final AddressGate addresses;
    private final AddressJudge judge;
    private final Relay relay;
    private final ProxySelector route;

    /** Starts the relay. */
    public RelayEgress(IntPredicate ports, AddressGate addresses, NameResolver names) {
        this.addresses = addresses;
        judge = new AddressJudge(addresses);
        relay = Relay.start(new PolicyRules(ports, addresses), (host, port) -> resolve(host, port, names));
        route = new Route(relay.address());
    }

    private static List<InetSocketAddress> resolve(String host, int port, NameResolver names)
            throws UnknownHostException {
        InetAddress literal = IpLiteral.parse(host);
        return literal == null ? names.resolve(host, port) : List.of(new InetSocketAddress(literal, port));
    }

    @Override
    public ProxySelector route() {
        return route;
    }

    /**
     * Judges addresses alone: of a name, the relay does when it connects. An IPv6 one goes straight, where nothing limits how
     * many connections are kept open, so it must be one that the host has opened.
     */
    @Override
    public CompletableFuture<Void> admit(Target target) {
        InetAddress address = IpLiteral.parse(target.host());
        if (address != null && Route.isStraight(target.uri()) && !addresses.opens(target.host(), address)) {
            LOG.warn("{} was not called: an IPv6 address is none that the relay can tunnel to", target.origin());
            return AddressJudge.ended(Failures.blocked(target.origin()));
        }
        CompletableFuture<Void> literal = judge.judgeLiteral(target);
        return literal != null ? literal : AddressJudge.ended(null);
    }

    @Override
    public Way way(Target target) {
        return new RelayWay(target, relay.passage(target.caller(), target.host(), target.port()));
    }

    @Override
    public void close() {
        relay.close();
    }

    private record PolicyRules(IntPredicate ports, AddressGate addresses) implements Rules {
        @Override
        public boolean permitsPort(int port) {
            return ports.test(port);
        }

        @Override
        public boolean permits(String host, InetAddress address) {
            return addresses.permits(host, address);
        }
    }

    private record RelayWay(Target target, Passage passage) implements Way {
        @Override
        public List<Header> headers() {
            return List.of(new Header(Passage.HEADER, passage.ticket()));
        }

        @Nullable
        @Override
        public Stopped refusal() {
            Refusal refusal = passage.refusal();
            if (refusal == null) {
                return null;
            }
            return switch (refusal.reason()) {
                case BLOCKED -> Failures.blocked(target.origin());
                case UNREACHABLE ->
                    Failures.unreachable(target.origin(), Objects.requireNonNull(refusal.problem()), refusal.facts());
                case OVERLOADED -> new Stopped(FailureKind.OVERLOADED, "Too many connections are open or being opened");
            };
        }

        @Override
        public void arrived() {
            passage.arrived();
        }

        @Override
        public void abandoned() {
            passage.abandoned();
        }
    }
}
