package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a relay: it waits for all connections, and ends what takes too long. Bytes pass through one direct buffer;
 * only when an end does not take them at once is it kept with them, and another takes its place, so that nothing is copied.
 */
final class Loop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long LONGEST_WAIT = TimeUnit.HOURS.toNanos(1);
    private static final int BUFFER = 32 * 1024;
    private static final int FREE = 16;
    private static final long AFTER_SHORTAGE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Selector selector;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long nextSweep = System.nanoTime();

    Loop(Selector selector) {
        this.selector = selector;
    }

    /** Has a task run on the thread of the relay, soon, unless that has ended. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!stopped) {
                turn();
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The egress relay ended; no connector can be called any more", e);
        } finally {
            stopped = true;
            new ArrayList<>(connections).forEach(connection -> connection.close(false));
        }
    }

    /** A host that is short of memory for a moment must find the relay alive after it. */
    private void turn() throws IOException {
        try {
            long wait = TimeUnit.NANOSECONDS.toMillis(nextSweep - System.nanoTime()) + 1;
            selector.select(this::ready, Math.max(1, wait));
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                guarded(task);
            }
            if (System.nanoTime() - nextSweep >= 0) {
                sweep();
            }
        } catch (OutOfMemoryError e) { // to tell of it takes memory too
            selector.wakeup(); // for tasks that wait
            sweepAt(System.nanoTime() + AFTER_SHORTAGE); // for a deadline that was passed over
        }
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isValid()) {
                connection.ready(key);
            }
        } catch (IOException e) {
            connection.close(true);
        } catch (RuntimeException | OutOfMemoryError e) {
            connection.failed(); // first, for to tell of it takes memory
            unexpected(e);
        }
    }

    /** Runs what has to do with one connection: it must not end the others. */
    private static void guarded(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            unexpected(e);
        }
    }

    private static void unexpected(Throwable e) {
        LOG.warn("A connection of the egress relay failed unexpectedly", e);
    }

    private void sweep() {
        long now = System.nanoTime();
        nextSweep = now + LONGEST_WAIT;
        for (Connection connection : new ArrayList<>(connections)) {
            if (now - connection.deadline() >= 0) {
                guarded(connection::expired);
            }
            if (connections.contains(connection)) {
                sweepAt(connection.deadline());
            }
        }
    }

    /** Sees to it that a deadline is not overslept; one that moves away meanwhile costs one look. */
    void sweepAt(long deadline) {
        if (deadline - nextSweep < 0) {
            nextSweep = deadline;
        }
    }

    SelectionKey register(SelectableChannel channel, int interest, Connection connection) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, interest, connection);
    }

    void add(Connection connection) {
        connections.add(connection);
        sweepAt(connection.deadline());
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Returns the buffer that bytes pass through, empty. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    /** Returns the buffer that bytes pass through, to be kept with them: from now on they pass through another. */
    ByteBuffer takeBuffer() {
        ByteBuffer kept = free.poll();
        ByteBuffer next = kept == null ? ByteBuffer.allocateDirect(BUFFER) : kept; // first, for memory may be short
        ByteBuffer taken = buffer;
        buffer = next;
        return taken;
    }

    void giveBack(ByteBuffer kept) {
        if (free.size() < FREE && kept.isDirect()) {
            free.push(kept.clear());
        }
    }

    /** Takes a key out of the selector. A selector that is closed keeps its keys, and what is attached to them. */
    static void cancel(SelectionKey key) {
        key.cancel();
        key.attach(null);
    }

    static void drop(SelectionKey key) {
        try {
            cancel(key);
            key.channel().close();
        } catch (IOException e) {
            LOG.debug("A connection did not close: {}", e.getClass().getName());
        }
    }

    /** What the relay's thread looks after. Its methods are called by that thread alone. */
    interface Connection {
        /** Does what a channel is ready for; what is thrown breaks the connection. */
        void ready(SelectionKey key) throws IOException;

        /** Is called after something was thrown that nobody expected, as when memory is short for a moment. */
        default void failed() {
            close(true);
        }

        /** Returns the time, as of {@link System#nanoTime()}, at which it will have taken too long. */
        long deadline();

        /** Is called once the deadline has passed; moves it, or closes. */
        void expired();

        /** Closes, once or more often. */
        void close(boolean broken);
    }
}
