package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections to the relay. Of those that have shown no ticket it keeps a number, and drops the oldest first. */
final class RelayIntake implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int AT_ONCE = 64;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NEVER = TimeUnit.DAYS.toNanos(365);

    private final Relay relay;
    private final SelectionKey key;
    private final Set<PendingConnection> knocking = new LinkedHashSet<>();
    private long deadline = System.nanoTime() + NEVER;

    RelayIntake(Relay relay, ServerSocketChannel server) throws IOException {
        this.relay = relay;
        key = relay.loop().register(server, SelectionKey.OP_ACCEPT, this);
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                SocketChannel channel = ((ServerSocketChannel) ready.channel()).accept();
                if (channel == null) {
                    return;
                }
                take(channel);
            }
        } catch (IOException e) { // as when the process may open no more files
            failed();
            LOG.warn(
                    "The egress relay takes no connection for a moment: {}",
                    e.getClass().getName());
        }
    }

    /** Rests a moment, for to try again at once is idle work. Without its door, the relay serves nobody ever again. */
    @Override
    public void failed() {
        key.interestOps(0);
        deadline = System.nanoTime() + PAUSE;
        relay.loop().sweepAt(deadline);
    }

    private void take(SocketChannel channel) throws IOException {
        if (knocking.size() >= relay.limits().heads()) {
            knocking.iterator().next().close(false);
        }
        boolean taken = false;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            PendingConnection knock = new PendingConnection(relay, this);
            knock.begin(channel);
            knocking.add(knock);
            taken = true;
        } catch (IOException e) {
            LOG.debug(
                    "A connection was gone before it was taken: {}",
                    e.getClass().getName());
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    void leaves(PendingConnection knock) {
        knocking.remove(knock);
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void expired() {
        deadline = System.nanoTime() + NEVER;
        key.interestOps(SelectionKey.OP_ACCEPT);
    }

    @Override
    public void close(boolean broken) {
        relay.loop().remove(this);
        Loop.drop(key);
    }
}
