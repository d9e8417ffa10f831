package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.annotation.Nullable;

/** One of the two ends of a tunnel. Bytes that it does not take at once stay here, and the other end is not read meanwhile. */
final class TunnelEnd {
    private final SocketChannel channel;
    private final SelectionKey key;

    /** What is still to be written here, or null. */
    @Nullable
    private ByteBuffer kept;

    private boolean silent;
    private boolean hoards;

    TunnelEnd(SelectionKey key) {
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
    void waitFor(TunnelEnd other) {
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
