package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import javax.annotation.Nullable;

/** A connection to the relay that has not shown a ticket yet. Without one it is closed, and told nothing. */
final class PendingConnection implements Connection {
    private static final int FIRST_SIZE = 512;

    private final Relay relay;
    private final RelayIntake door;
    private final long deadline;

    @Nullable
    private SelectionKey key;

    private byte[] head = new byte[FIRST_SIZE];
    private int length;

    PendingConnection(Relay relay, RelayIntake door) {
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
