package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.LoggedCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Calls that wait to be written, in as many bytes of memory as are allowed. What has no room is dropped and counted. Rows stay in
 * it until they are written.
 */
final class LogBuffer {
    /** How many rows are written together. */
    static final int BATCH = 1_000;

    /** How long the first row of a batch waits for others. */
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(200);

    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LogRow> rows = new ArrayDeque<>();
    private long bytes;
    private long dropped;
    private boolean closed;

    LogBuffer(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void add(LoggedCall call) {
        int size = LogRow.bytes(call);
        lock.lock();
        try {
            if (closed || bytes + size > mostBytes) {
                dropped++;
                return;
            }
            bytes += size;
            rows.addLast(LogRow.of(call));
            if (rows.size() == 1 || rows.size() == BATCH) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a batch, or for a time, or until it is closed. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (rows.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            long linger = LINGER;
            while (!rows.isEmpty() && rows.size() < BATCH && !closed && linger > 0) {
                linger = changed.awaitNanos(linger);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the rows that are to be written next; they stay. */
    List<LogRow> head() {
        lock.lock();
        try {
            return rows.stream().limit(BATCH).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a time, or until it is closed. */
    void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes those of the first rows of which something holds; returns how many they were. */
    long remove(Predicate<LogRow> removed, int first) {
        lock.lock();
        try {
            long count = 0;
            Iterator<LogRow> each = rows.iterator();
            for (int i = 0; i < first && each.hasNext(); i++) {
                LogRow row = each.next();
                if (removed.test(row)) {
                    each.remove();
                    bytes -= LogRow.bytes(row.logged());
                    count++;
                }
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Counts calls that are not written for another reason than lack of room. */
    void drop(long calls) {
        lock.lock();
        try {
            dropped += calls;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many calls were dropped. */
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no further calls; what waits goes on to be written. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many calls wait. */
    int size() {
        lock.lock();
        try {
            return rows.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
