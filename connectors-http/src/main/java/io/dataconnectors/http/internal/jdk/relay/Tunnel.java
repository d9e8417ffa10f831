package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.annotation.Nullable;

/**
 * An open tunnel. What comes from one end goes to the other as it is: it is TLS, from the client to the real name. The
 * client speaks first; the other end is not listened to before, for the JDK drops what comes at the heels of our answer.
 *
 * <p>The tunnel ends with the client: the JDK's never ends one direction alone, and a target that keeps its own end open must
 * not hold a place for calls that are over. What the client said last has been passed on by then, since it is not read while
 * something is kept for the target; unless a call was given up that may be this one's: its end stands behind what it has said.
 */
final class Tunnel implements Loop.Connection {
    private final Relay relay;
    private final Loop loop;
    private final End client;
    private final End remote;
    private final SelectionKey clientKey;
    private final Passage opener;
    private long lastFromClient = System.nanoTime();
    private long lastTraffic = lastFromClient;
    private boolean rests;

    Tunnel(Relay relay, Passage opener, SelectionKey client, SelectionKey remote) {
        this.relay = relay;
        this.loop = relay.loop();
        this.opener = opener;
        this.clientKey = client;
        this.client = new End(client);
        this.remote = new End(remote);
    }

    void begin() {
        relay.room().enter(this, opener.party());
        loop.add(this);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        boolean fromClient = key == clientKey;
        End here = fromClient ? client : remote;
        End there = fromClient ? remote : client;
        lastTraffic = System.nanoTime();
        if (here.isFull()) {
            giveBack(here.flush());
        }
        if (key.isReadable()) {
            rests = !fromClient;
            remote.hoards(fromClient && remote.hoards()); // an answer: the call was not given up
            lastFromClient = fromClient ? lastTraffic : lastFromClient;
            carry(here, there);
        }
        if (key.isValid()) {
            here.waitFor(there);
            there.waitFor(here);
        }
    }

    private void carry(End from, End to) throws IOException {
        ByteBuffer buffer = loop.buffer();
        if (from.read(buffer) < 0) {
            ended(from);
        } else if (!to.write(buffer.flip())) {
            to.keep(loop.takeBuffer());
        }
    }

    /** The other direction may go on when the target's has ended (RFC 9112, section 9.6). */
    private void ended(End from) throws IOException {
        if (from == client) {
            close(remote.isFull()); // nobody needs the rest
        } else {
            remote.fallsSilent();
            client.endOutput();
        }
    }

    /** Whether no call is likely to be under way: the last bytes, some time ago, were those of an answer. */
    boolean rests(Duration atLeast) {
        return rests && !client.isFull() && System.nanoTime() - lastTraffic >= atLeast.toNanos();
    }

    long lastTraffic() {
        return lastTraffic;
    }

    boolean leadsWhere(Passage passage) {
        return opener.leadsWhere(passage);
    }

    /** From now on, until there is an answer, takes all that the client says, so as to see whether it ends there. */
    void suspect() {
        remote.hoards(true);
        if (clientKey.isValid()) {
            client.waitFor(remote);
        }
    }

    /** Closes if bytes are stuck: then nobody reads, and the end of the client's connection is behind them, unseen. */
    void abandon() {
        if (client.isFull() || remote.isFull()) {
            close(true);
        } else {
            suspect();
        }
    }

    /** What the target says moves it not: a target that speaks on and on would keep its tunnel for ever. */
    @Override
    public long deadline() {
        return lastFromClient + relay.limits().idle().toNanos();
    }

    @Override
    public void expired() {
        close(false);
    }

    @Override
    public void close(boolean broken) {
        loop.remove(this);
        relay.room().leave(this);
        giveBack(client.close(broken));
        giveBack(remote.close(broken));
    }

    private void giveBack(@Nullable ByteBuffer kept) {
        if (kept != null) {
            loop.giveBack(kept);
        }
    }

    /** One of the two ends of a tunnel. Bytes that it does not take at once stay here, and the other end is not read meanwhile. */
    static final class End {
        private final SocketChannel channel;
        private final SelectionKey key;

        /** What is still to be written here, or null. */
        @Nullable
        private ByteBuffer kept;

        private boolean silent;
        private boolean hoards;

        End(SelectionKey key) {
            this.key = key;
            channel = (SocketChannel) key.channel();
        }

        int read(ByteBuffer buffer) throws IOException {
            return channel.read(buffer);
        }

        /** Writes what can be written, or keeps it with what is kept already; returns whether the buffer is free. */
        boolean write(ByteBuffer buffer) throws IOException {
            if (kept != null) {
                kept = joined(kept, buffer);
                return true;
            }
            channel.write(buffer);
            return !buffer.hasRemaining();
        }

        /** Makes room for twice as much where there is too little, so that no byte is copied for each read. */
        private static ByteBuffer joined(ByteBuffer kept, ByteBuffer more) {
            int end = kept.limit();
            if (more.remaining() <= kept.capacity() - end) {
                return kept.limit(end + more.remaining()).put(end, more, more.position(), more.remaining());
            }
            int size = kept.remaining() + more.remaining();
            return ByteBuffer.allocate(2 * size).put(kept).put(more).flip();
        }

        /** Keeps what could not be written yet. */
        void keep(ByteBuffer rest) {
            kept = rest;
        }

        /** Writes more of what is kept; returns the buffer when it is empty, or else null. */
        @Nullable
        ByteBuffer flush() throws IOException {
            ByteBuffer buffer = kept;
            if (buffer != null) {
                channel.write(buffer);
                if (!buffer.hasRemaining()) {
                    kept = null;
                    return buffer;
                }
            }
            return null;
        }

        boolean isFull() {
            return kept != null;
        }

        boolean hoards() {
            return hoards;
        }

        /** Sets whether more is taken while something is kept; that is a request at most, whose body has at most 1 MiB. */
        void hoards(boolean more) {
            hoards = more;
        }

        private boolean takesMore() {
            return kept == null || hoards;
        }

        /** Notes that nothing more comes from here. */
        void fallsSilent() {
            silent = true;
        }

        boolean isSilent() {
            return silent;
        }

        void endOutput() throws IOException {
            channel.shutdownOutput();
        }

        /** Waits for bytes unless there is nowhere to put them, and for room if something is kept. */
        void waitFor(End other) {
            int reading = silent || !other.takesMore() ? 0 : SelectionKey.OP_READ;
            int writing = isFull() ? SelectionKey.OP_WRITE : 0;
            if (key.interestOps() != (reading | writing)) {
                key.interestOps(reading | writing);
            }
        }

        /** Closes the connection, as one that broke if it did: an end of input could be taken for the end of an answer. */
        @Nullable
        ByteBuffer close(boolean broken) {
            try (channel) {
                Loop.cancel(key);
                if (broken) {
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            } catch (IOException e) {
                // it is closed all the same
            }
            ByteBuffer buffer = kept;
            kept = null;
            return buffer;
        }
    }
}
