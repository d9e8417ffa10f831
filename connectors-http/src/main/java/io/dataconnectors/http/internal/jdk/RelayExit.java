package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.gate.IpLiteral;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.http.internal.jdk.relay.Passage;
import io.dataconnectors.http.internal.jdk.relay.Relay;
import io.dataconnectors.spi.transport.TransportRules;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through a relay in this process, which connects to the very addresses that the rules gave. */
final class RelayExit implements Exit {
    private static final Logger LOG = LoggerFactory.getLogger(RelayExit.class);

    private final TransportRules rules;
    private final Relay relay;
    private final ProxySelector route;

    /** Starts the relay. */
    RelayExit(TransportRules rules) {
        this.rules = rules;
        relay = Relay.start(rules);
        route = new Route(relay.address());
    }

    @Override
    public ProxySelector route() {
        return route;
    }

    /**
     * Admits all but some IPv6 addresses. One goes straight, where nothing limits how many connections are kept open, so it
     * must be one that the host has opened.
     */
    @Override
    public CompletableFuture<Void> admit(Target target) {
        InetAddress address = IpLiteral.parse(target.host());
        if (address == null || !Route.isStraight(target.uri()) || rules.opens(target.host(), address)) {
            return CompletableFuture.completedFuture(null);
        }
        LOG.warn("{} was not called: an IPv6 address is none that the relay can tunnel to", target.origin());
        return CompletableFuture.failedFuture(Failures.blocked(target.origin()));
    }

    @Override
    public Way way(Target target) {
        return new RelayWay(relay.passage(target.caller(), target.host(), target.port()));
    }

    @Override
    public boolean judgesNames() {
        return true;
    }

    @Override
    public void close() {
        relay.close();
    }

    private record RelayWay(Passage passage) implements Way {
        @Override
        public List<Header> headers() {
            return List.of(new Header(Passage.HEADER, passage.ticket()));
        }

        @Nullable
        @Override
        public Throwable refusal() {
            return passage.refusal();
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
