package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.gate.IpLiteral;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.jdk.relay.Passage;
import io.dataconnectors.http.internal.jdk.relay.Relay;
import io.dataconnectors.spi.transport.TransportRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
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
        InetAddress address = Route.isStraight(target.uri()) ? IpLiteral.parse(target.host()) : null;
        if (address == null || rules.opens(target.host(), address)) {
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

        @Override
        public void begin(Runnable start) {
            passage.begin(start);
        }

        @Nullable
        @Override
        public Throwable refusal(Target target, @Nullable HttpResponse<?> answer, @Nullable Throwable thrown) {
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

    /**
     * To the relay, but for IPv6 addresses: through any proxy, the JDK (17 to 25) takes one for a name, and fails. These go
     * straight, judged as they are: where there is no name, there is nothing to resolve a second time. But nothing counts the
     * connections that are kept open there, so only those go that the host has opened.
     */
    static final class Route extends ProxySelector {
        private static final List<Proxy> STRAIGHT = List.of(Proxy.NO_PROXY);

        private final List<Proxy> relay;

        Route(InetSocketAddress relay) {
            this.relay = List.of(new Proxy(Proxy.Type.HTTP, relay));
        }

        @Override
        public List<Proxy> select(URI uri) {
            return isStraight(uri) ? STRAIGHT : relay;
        }

        static boolean isStraight(URI uri) {
            return uri.getHost().startsWith("[");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // the call tells
        }
    }
}
