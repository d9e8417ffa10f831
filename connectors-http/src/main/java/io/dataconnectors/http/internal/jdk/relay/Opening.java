package io.dataconnectors.http.internal.jdk.relay;

import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.jdk.relay.ConnectHead.Answer;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.spi.ConnectionProblem.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tunnel in the making: its name is resolved once, every address judged, both by the rules, and then one of those very
 * addresses is connected to. No thread but the relay's touches it, but for {@link #abandon}.
 */
final class Opening implements Loop.Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Relay relay;
    private final Loop loop;
    private final SelectionKey client;
    private final Passage passage;
    private final ConnectHead target;
    private final long patience;
    private long limit;
    private long deadline;
    private boolean closed;

    @Nullable
    private CompletableFuture<List<InetSocketAddress>> resolution;

    private TriedAddresses addresses = new TriedAddresses(List.of());

    @Nullable
    private SelectionKey remote;

    @Nullable
    private Tunnel tunnel;

    Opening(Relay relay, SelectionKey client, Passage passage, ConnectHead target) {
        this.relay = relay;
        this.loop = relay.loop();
        this.client = client;
        this.passage = passage;
        this.target = target;
        deadline = System.nanoTime();
        patience = deadline + relay.limits().waiting().toNanos();
    }

    void begin() {
        passage.opens(this);
        loop.add(this);
        enter();
    }

    /** Takes a place, or looks for one again in a moment: a tunnel that has just brought an answer rests soon. */
    private void enter() {
        long now = System.nanoTime();
        if (relay.room().enter(this, passage.party())) {
            deadline = now + relay.limits().resolving().toNanos();
            limit = now + relay.limits().connecting().toNanos();
            resolve();
        } else if (now - patience < 0) {
            deadline = now + LOOK_AGAIN;
            loop.sweepAt(deadline);
        } else {
            String party = Visible.line(String.valueOf(passage.party()));
            LOG.warn("The egress relay has no room for a tunnel of {} to {}: all are in use", party, passage);
            refuse(Failures.overloaded());
        }
    }

    private void resolve() {
        var asked = relay.rules().addresses(passage.party(), target.host(), target.port());
        resolution = asked;
        var unused = asked.whenComplete((found, thrown) -> loop.execute(() -> resolved(found, thrown)));
        loop.sweepAt(deadline);
    }

    private void resolved(@Nullable List<InetSocketAddress> found, @Nullable Throwable thrown) {
        if (closed) {
            return;
        }
        if (found == null) {
            refuse(Objects.requireNonNull(thrown));
        } else {
            addresses = new TriedAddresses(found);
            connect();
        }
    }

    /** Tries the addresses in turn, until one is on its way. */
    private void connect() {
        while (addresses.hasNext()) {
            InetSocketAddress address = addresses.next();
            try {
                connect(address);
                return;
            } catch (IOException | UnsupportedAddressTypeException e) {
                failed(TriedAddresses.kind(e));
            }
        }
        refuse(Failures.unreachable(passage.origin(), addresses.problem(), addresses.facts()));
    }

    private void connect(InetSocketAddress address) throws IOException {
        deadline = addresses.hasNext()
                ? System.nanoTime() + relay.limits().address().toNanos()
                : limit;
        loop.sweepAt(deadline);
        SocketChannel channel = SocketChannel.open();
        try {
            remote = loop.register(channel, SelectionKey.OP_CONNECT, this);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (channel.connect(address)) {
                open(remote);
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void failed(Kind why) {
        addresses.failed(why);
        LOG.debug("No connection to {} at {}: {}", passage, addresses.last(), why);
        dropRemote();
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key == client) {
            close(true); // the client went away; it has nothing to say before the tunnel is open
            return;
        }
        try {
            if (((SocketChannel) key.channel()).finishConnect()) {
                open(key);
            }
        } catch (IOException e) {
            failed(TriedAddresses.kind(e));
            connect();
        }
    }

    private void open(SelectionKey connected) {
        if (passage.hasEnded() || !Answer.OPEN.give(client)) {
            close(true);
            return;
        }
        Tunnel opened = new Tunnel(relay, passage, client, connected);
        leave();
        client.attach(opened);
        connected.attach(opened);
        connected.interestOps(0);
        tunnel = opened;
        opened.begin();
    }

    private void refuse(Throwable why) {
        passage.refuse(why);
        Answer.REFUSED.give(client);
        close(false);
    }

    /** Closes, unless the tunnel is open and its bytes flow. For any thread. */
    void abandon() {
        loop.execute(() -> {
            if (tunnel == null) {
                close(true);
            } else {
                tunnel.abandon();
            }
        });
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void expired() {
        if (resolution == null) {
            enter();
            return;
        }
        if (remote != null) {
            failed(Kind.CONNECT_TIMEOUT);
        }
        connect();
    }

    @Override
    public void close(boolean broken) {
        if (!closed && tunnel == null) {
            leave();
            Loop.drop(client);
            dropRemote();
        }
    }

    private void leave() {
        closed = true;
        loop.remove(this);
        relay.room().leave(this);
        if (resolution != null) {
            resolution.cancel(false);
        }
    }

    private void dropRemote() {
        if (remote != null) {
            Loop.drop(remote);
            remote = null;
        }
    }
}
