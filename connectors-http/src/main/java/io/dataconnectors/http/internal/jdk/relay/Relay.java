package io.dataconnectors.http.internal.jdk.relay;

import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.spi.transport.TransportRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;

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

    /** One tunnel of so many is kept for what no attempt uses: those given back a moment ago, or that lead elsewhere. */
    private static final int BETWEEN_CALLS = 8;

    private final TransportRules rules;
    private final Limits limits;
    private final Passage.Tickets tickets = new Passage.Tickets(new SecureRandom());
    private final TunnelShares room;
    private final Turns turns;
    private final Loop loop;
    private final InetSocketAddress address;
    private final Thread thread;

    private Relay(TransportRules rules, Limits limits, Selector selector) throws IOException {
        this.rules = rules;
        this.limits = limits;
        room = new TunnelShares(limits.tunnels(), limits.share(), limits.rest());
        loop = new Loop(selector);
        turns = new Turns(
                allBut(BETWEEN_CALLS, limits.tunnels()), allBut(BETWEEN_CALLS, limits.share()), loop::execute);
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

    private static int allBut(int one, int of) {
        return of - of / one;
    }

    /**
     * Returns a relay that runs.
     *
     * @throws UncheckedIOException if this machine lets it listen on no port
     */
    public static Relay start(TransportRules rules) {
        return start(rules, Limits.DEFAULT);
    }

    static Relay start(TransportRules rules, Limits limits) {
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

    Limits limits() {
        return limits;
    }

    Passage.Tickets tickets() {
        return tickets;
    }

    TunnelShares room() {
        return room;
    }

    Turns turns() {
        return turns;
    }

    Loop loop() {
        return loop;
    }

    /**
     * The limits of a relay: the work that it does at once, and the time that it waits.
     *
     * @param tunnels tunnels that are open or being opened; one more takes the place of one that rests, of the party with most of these
     * @param share of them, those of one party; one more takes the place of that party's own that was idle longest
     * @param heads connections whose request has not come; one more takes the place of the oldest
     * @param head from the connection to the end of its request
     * @param waiting for a place while all tunnels are in use
     * @param resolving a name
     * @param connecting to all the addresses of a name, one after another
     * @param address connecting to one address while others are left to try
     * @param idle without a byte from the client; longer than the longest call, so that no call is under way
     * @param rest without a byte either way after those of an answer: so long, and no call is likely to be under way
     */
    record Limits(
            int tunnels,
            int share,
            int heads,
            Duration head,
            Duration waiting,
            Duration resolving,
            Duration connecting,
            Duration address,
            Duration idle,
            Duration rest) {
        /**
         * A tunnel costs two open files and no buffer. One party has a quarter, four for each of its calls at a time by default:
         * it may keep connections to many targets, and whatever these do, the others have room. As many may be asked for at the
         * same moment. For its request a client has the time of a long call: it is this process itself, which may be starting
         * thousands of calls on a busy machine.
         */
        static final Limits DEFAULT = new Limits(
                1024,
                256,
                1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(90),
                Duration.ofSeconds(1));
    }
}
