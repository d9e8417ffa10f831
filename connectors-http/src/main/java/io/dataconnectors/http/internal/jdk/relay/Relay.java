package io.dataconnectors.http.internal.jdk.relay;

import io.dataconnectors.http.internal.thread.DaemonThreads;
import io.dataconnectors.spi.transport.TransportRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;

/**
 * A proxy within this process, for this process alone: it opens tunnels to those very addresses that {@link TransportRules}
 * give. {@code HttpClient} has no hook where it connects, and resolves names anew when it likes;
 * to a proxy it gives the name unresolved. Safe for use by several threads.
 *
 * <p>It has one thread for all connections. It is bound to 127.0.0.1, and serves who shows a ticket.
 */
public final class Relay implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1024;
    private static final long LONGEST_END = 5_000;

    private final TransportRules rules;
    private final RelayLimits limits;
    private final Tickets tickets = new Tickets(new SecureRandom());
    private final TunnelShares room;
    private final Loop loop;
    private final InetSocketAddress address;
    private final Thread thread;

    private Relay(TransportRules rules, RelayLimits limits, Selector selector) throws IOException {
        this.rules = rules;
        this.limits = limits;
        room = new TunnelShares(limits.tunnels(), limits.share(), limits.rest());
        loop = new Loop(selector);
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), BACKLOG);
            address = (InetSocketAddress) server.getLocalAddress();
            loop.add(new RelayIntake(this, server));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        thread = DaemonThreads.named("connectors-egress").newThread(loop);
    }

    /**
     * Returns a relay that runs.
     *
     * @throws UncheckedIOException if this machine lets it listen on no port
     */
    public static Relay start(TransportRules rules) {
        return start(rules, RelayLimits.DEFAULT);
    }

    static Relay start(TransportRules rules, RelayLimits limits) {
        try {
            Selector selector = Selector.open();
            try {
                Relay relay = new Relay(rules, limits, selector);
                relay.thread.start();
                return relay;
            } catch (IOException | RuntimeException e) {
                selector.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The egress relay cannot listen on a port of 127.0.0.1", e);
        }
    }

    /** Returns where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Returns what admits one attempt to call a target.
     *
     * @param party who calls; names that take long and tunnels of one party are in the way of its own, not of those of another
     * @param host a name, or an address without brackets
     */
    public Passage passage(String party, String host, int port) {
        return tickets.issue(this, party, host, port);
    }

    /** Closes the port and all tunnels, and ends the thread, which has ended on return. */
    @Override
    public void close() {
        loop.stop();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Is told that an attempt was given up which has opened no tunnel: it went by one that an earlier attempt had opened. */
    void abandoned(Passage passage) {
        loop.execute(() -> room.abandoned(passage));
    }

    TransportRules rules() {
        return rules;
    }

    RelayLimits limits() {
        return limits;
    }

    Tickets tickets() {
        return tickets;
    }

    TunnelShares room() {
        return room;
    }

    Loop loop() {
        return loop;
    }
}
