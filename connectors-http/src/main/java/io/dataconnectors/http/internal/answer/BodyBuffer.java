package io.dataconnectors.http.internal.answer;

import io.dataconnectors.http.internal.failure.Stopped;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects a body and gives up where it is too large. Of one thread at a time. */
public final class BodyBuffer {
    /** Before a byte has come, an answer takes no more than this, whatever length it declares. */
    private static final int MOST_AT_FIRST = 16 * 1024;

    private static final int OF_UNKNOWN_LENGTH = 4 * 1024;

    private final int most;
    private byte[] bytes;
    private int size;

    private BodyBuffer(int most, int expected) {
        this.most = most;
        bytes = new byte[Math.min(expected, MOST_AT_FIRST)];
    }

    /** Returns an empty buffer for the body that belongs to a head, which has passed the gate. */
    public static BodyBuffer of(Reply head, int maxBody) {
        String length = head.value("Content-Length");
        int expected = length == null ? OF_UNKNOWN_LENGTH : Integer.parseInt(length.trim());
        return new BodyBuffer(ReplyGate.mostRead(head, maxBody), expected);
    }

    /**
     * Takes the next bytes.
     *
     * @throws Stopped if there are too many
     */
    public void add(ByteBuffer part) throws Stopped {
        int length = part.remaining();
        if (length > most - size) {
            throw ReplyGate.tooLarge();
        }
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
        part.get(bytes, size, length);
        size += length;
    }

    /** Returns what came; the buffer takes no more. */
    public byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
