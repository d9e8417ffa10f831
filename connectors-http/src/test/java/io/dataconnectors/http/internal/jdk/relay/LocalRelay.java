package io.dataconnectors.http.internal.jdk.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.FailureKind;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.http.internal.egress.EgressRules;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.AddressGate.OpenRange;
import io.dataconnectors.http.internal.gate.Cidr;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.StubSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A relay, the server to which its tunnels lead, and all who speak to either; closed together. */
final class LocalRelay implements AutoCloseable {
    static final String OPEN = "HTTP/1.1 200 OK\r\n\r\n";
    static final String REFUSED = "HTTP/1.1 503 Refused\r\nContent-Length: 0\r\n\r\n";
    static final String SHOP = "shop.example.com";

    private static final int PATIENCE = 60_000;

    /** So that the kernel does not take a whole request for a target that reads nothing. */
    private static final int NARROW = 4096;

    private final InetAddress loopback = address("127.0.0.1");
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger resolved = new AtomicInteger();
    private final List<Peer> peers = new ArrayList<>();
    private final ServerSocket server;
    private final EgressRules rules;
    private final Relay relay;
    private volatile boolean shortOfMemory;

    LocalRelay() {
        this(new FarLimits());
    }

    LocalRelay(FarLimits limits) {
        try {
            server = new ServerSocket();
            server.setReceiveBufferSize(NARROW);
            server.bind(new InetSocketAddress(loopback, 0));
            server.setSoTimeout(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AddressGate gate = new AddressGate(List.of(new OpenRange(Cidr.parse("127.0.0.0/8"), null)), List.of());
        rules = new EgressRules(port -> port == port(), gate, this::resolve, StubSockets.client());
        relay = Relay.start(rulesOrShortage(), limits.build());
    }

    private TransportRules rulesOrShortage() {
        return new TransportRules() {
            @Override
            public CompletableFuture<List<InetSocketAddress>> addresses(String workspace, String host, int port) {
                if (shortOfMemory) {
                    throw new OutOfMemoryError("of a test");
                }
                return rules.addresses(workspace, host, port);
            }

            @Override
            public boolean opens(String host, InetAddress address) {
                return rules.opens(host, address);
            }

            @Override
            public SSLContext tls() {
                return rules.tls();
            }
        };
    }

    private List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        resolved.incrementAndGet();
        return switch (host) {
            case SHOP -> at(port, "127.0.0.1");
            case "two.example.com" -> at(port, "127.0.0.9", "127.0.0.1");
            case "mixed.example.com" -> at(port, "127.0.0.1", "10.0.0.1");
            case "moved.example.com" -> at(port == 1 ? 2 : 1, "127.0.0.1");
            case "eighth.example.com" -> many(port, 8);
            case "ninth.example.com" -> many(port, 9);
            case "none.example.com" -> List.of();
            case "silent.example.com" -> silent();
            default -> throw new UnknownHostException(host);
        };
    }

    /** Returns addresses of which one takes connections. */
    private static List<InetSocketAddress> many(int port, int which) {
        List<InetSocketAddress> many = new ArrayList<>();
        for (int i = 1; i <= 254; i++) {
            many.addAll(at(port, "127.0.0." + (i == which ? 1 : 9)));
        }
        return many;
    }

    private List<InetSocketAddress> silent() throws UnknownHostException {
        try {
            end.await();
        } catch (InterruptedException e) {
            // as a resolver that gives up
        }
        throw new UnknownHostException();
    }

    private static List<InetSocketAddress> at(int port, String... addresses) {
        return Stream.of(addresses)
                .map(address -> new InetSocketAddress(address(address), port))
                .toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Relay relay() {
        return relay;
    }

    /** Returns the one port to which tunnels are permitted. */
    int port() {
        return server.getLocalPort();
    }

    /** Returns how many names were asked for. */
    int resolved() {
        return resolved.get();
    }

    void isShortOfMemory(boolean now) {
        shortOfMemory = now;
    }

    Passage passage(String host) {
        return passage("acme", host);
    }

    Passage passage(String party, String host) {
        return relay.passage(party, host, port());
    }

    /** Returns a client that has not said anything. */
    Peer client() {
        return clientOf(relay.address());
    }

    Peer clientOf(InetSocketAddress door) {
        return closedWithThis(Peer.connectedTo(door));
    }

    /** Returns a client that asks for a tunnel. */
    Peer knock(String host, Passage passage) {
        return client().says(Peer.head(host + ":" + port(), passage.ticket()));
    }

    /** Returns a client with an open tunnel. */
    Peer tunnel() {
        return tunnel(passage(SHOP));
    }

    Peer tunnel(Passage passage) {
        Peer client = knock(SHOP, passage);
        assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
        return client;
    }

    /** Returns the other end of the tunnel that was opened first, of those whose target was not asked for yet. */
    Peer target() throws IOException {
        return closedWithThis(new Peer(server.accept()));
    }

    private Peer closedWithThis(Peer peer) {
        peers.add(peer);
        return peer;
    }

    /** From now on, nobody takes connections where tunnels lead to. */
    void closeTarget() throws IOException {
        server.close();
    }

    void assertRefused(String host, FailureKind why) {
        Passage passage = passage(host);
        assertThat(knock(host, passage).hearsToTheEnd()).isEqualTo(REFUSED);
        assertThat(whyNot(passage)).isEqualTo(why);
    }

    /** Returns what a call by a passage that was refused is told. */
    static FailureKind whyNot(Passage passage) {
        return Failures.of(SHOP, passage.refusal(), false).failure().kind();
    }

    void awaitTunnels(int count) {
        awaitTunnels(count, () -> {});
    }

    /** Waits, and does something again and again meanwhile. */
    void awaitTunnels(int count, Runnable meanwhile) {
        Eventually.holds(count + " tunnels", () -> {
            meanwhile.run();
            return relay.room().size() == count;
        });
    }

    @Override
    public void close() {
        end.countDown();
        peers.forEach(Peer::close);
        relay.close();
        rules.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
