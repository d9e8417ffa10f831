package io.dataconnectors.http.internal.jdk.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers of the relay's thread. Bytes pass through one of them; only when an end does not take them at once is that
 * one kept with them, and another takes its place, so that nothing is copied.
 */
final class Buffers {
    static final int SIZE = 32 * 1024;

    private static final int KEPT = 16;

    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    /** Returns an empty buffer. */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer;
    }

    void giveBack(ByteBuffer buffer) {
        if (free.size() < KEPT && buffer.isDirect()) {
            free.push(buffer.clear());
        }
    }
}
