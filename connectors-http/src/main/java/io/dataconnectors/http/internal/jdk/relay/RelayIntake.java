package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections to the relay. Of those that have shown no ticket it keeps a number, and drops the oldest first. */
final class RelayIntake implements Loop.Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int AT_ONCE = 64;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NEVER = TimeUnit.DAYS.toNanos(365);

    private final Relay relay;
    private final SelectionKey key;
    private final Set<Pending> knocking = new LinkedHashSet<>();
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
            Pending knock = new Pending(relay, this);
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

    void leaves(Pending knock) {
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

    /** A connection to the relay that has not shown a ticket yet. Without one it is closed, and told nothing. */
    static final class Pending implements Loop.Connection {
        private static final int FIRST_SIZE = 512;

        private final Relay relay;
        private final RelayIntake door;
        private final long deadline;

        @Nullable
        private SelectionKey key;

        private byte[] head = new byte[FIRST_SIZE];
        private int length;

        Pending(Relay relay, RelayIntake door) {
            this.relay = relay;
            this.door = door;
            deadline = System.nanoTime() + relay.limits().head().toNanos();
        }

        void begin(SocketChannel channel) throws IOException {
            key = relay.loop().register(channel, SelectionKey.OP_READ, this);
            relay.loop().add(this);
        }

        @Override
        public void ready(SelectionKey ready) throws IOException {
            int from = length;
            if (!read((SocketChannel) ready.channel())) {
                close(false);
                return;
            }
            int end = ConnectHead.end(head, from, length);
            if (end >= 0) {
                asked(ready, end == length ? ConnectHead.parse(head, length) : null);
            }
        }

        /** Returns whether there may be a head, or be one soon. */
        private boolean read(SocketChannel channel) throws IOException {
            ByteBuffer bytes = relay.loop().buffer();
            int count = channel.read(bytes);
            if (count < 0 || length + count > ConnectHead.MAX_BYTES) {
                return false;
            }
            if (length + count > head.length) {
                head = Arrays.copyOf(head, ConnectHead.MAX_BYTES);
            }
            bytes.flip().get(head, length, count);
            length += count;
            return true;
        }

        private void asked(SelectionKey ready, @Nullable ConnectHead asked) {
            Passage passage = asked == null ? null : relay.tickets().find(asked.ticket());
            if (asked == null || passage == null || !passage.leadsTo(asked)) {
                close(false);
                return;
            }
            leave();
            Opening opening = new Opening(relay, ready, passage, asked);
            ready.attach(opening);
            opening.begin();
        }

        @Override
        public long deadline() {
            return deadline;
        }

        @Override
        public void expired() {
            close(false);
        }

        @Override
        public void close(boolean broken) {
            leave();
            if (key != null) {
                Loop.drop(key);
            }
        }

        private void leave() {
            door.leaves(this);
            relay.loop().remove(this);
        }
    }
}
