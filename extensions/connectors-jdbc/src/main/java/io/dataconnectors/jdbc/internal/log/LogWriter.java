package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.StorageException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what waits in the buffer, on a thread of its own, and keeps the table to its retention. A batch that could not be written
 * is tried again until it is, or the log is closed.
 */
final class LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcExecutionLog.class);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);
    private static final long BETWEEN_SWEEPS = TimeUnit.MINUTES.toNanos(10);
    private static final long PATIENCE_AT_THE_END = TimeUnit.SECONDS.toMillis(10);

    private final LogTable table;
    private final LogBuffer buffer;
    private final ReentrantLock writing;
    private final Thread thread = new Thread(this::run, "connectors-log");
    private long warned = System.nanoTime() - BETWEEN_WARNINGS;
    private long told; // of those that were dropped
    private long swept = System.nanoTime() - BETWEEN_SWEEPS;

    private LogWriter(LogTable table, LogBuffer buffer, ReentrantLock writing) {
        this.table = table;
        this.buffer = buffer;
        this.writing = writing;
    }

    static LogWriter start(LogTable table, LogBuffer buffer, ReentrantLock writing) {
        LogWriter writer = new LogWriter(table, buffer, writing);
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    /** Waits until all is written, for some seconds at most. */
    void join() {
        try {
            thread.join(PATIENCE_AT_THE_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int lost = buffer.size();
        if (lost > 0) {
            LOG.warn("{} calls could not be logged before the log was closed", lost);
        }
    }

    private void run() {
        try {
            while (goOn()) {
                // each step waits
            }
        } catch (InterruptedException e) {
            LOG.warn("The thread of the log of calls was interrupted; no further call is written");
        }
    }

    /** Returns whether there is more to do: until the log is closed, and all is written or cannot be. */
    private boolean goOn() throws InterruptedException {
        buffer.await(swept + BETWEEN_SWEEPS - System.nanoTime());
        boolean last = buffer.isClosed(); // asked before the writing: what waits when the log is closed is written
        Throwable failure = null;
        List<LogRow> written = List.of();
        try {
            written = write();
            trim(written);
            sweep();
        } catch (RuntimeException | Error e) { // whatever it is, the thread goes on
            failure = e;
        }
        warn(failure);
        if (failure != null) {
            buffer.pause(PAUSE);
        }
        return !last || !written.isEmpty();
    }

    private List<LogRow> write() {
        writing.lock();
        try {
            List<LogRow> batch = buffer.head();
            insert(batch);
            buffer.remove(row -> true, batch.size());
            return batch;
        } finally {
            writing.unlock();
        }
    }

    /** What a row holds may be refused, by a hand-made constraint, say; then the others are written without it. */
    private void insert(List<LogRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            table.insert(rows);
        } catch (StorageException e) {
            if (!isRefused(e)) {
                throw e;
            }
            if (rows.size() == 1) {
                buffer.drop(1);
            } else {
                insert(rows.subList(0, rows.size() / 2));
                insert(rows.subList(rows.size() / 2, rows.size()));
            }
        }
    }

    /** Whether values were refused: classes 22 and 23 of SQLSTATE. */
    private static boolean isRefused(StorageException e) {
        return e.getCause() instanceof SQLException refused
                && refused.getSQLState() != null
                && (refused.getSQLState().startsWith("22")
                        || refused.getSQLState().startsWith("23"));
    }

    /** A workspace is trimmed about once in a hundredth of what is kept of it, whatever processes come and go. */
    private void trim(List<LogRow> written) {
        Map<String, Long> counts = written.stream()
                .collect(Collectors.groupingBy(row -> row.logged().workspace(), Collectors.counting()));
        int often = Math.max(1, table.retention().calls() / 100);
        counts.forEach((workspace, count) -> {
            if (ThreadLocalRandom.current().nextLong(often) < count) {
                table.trim(workspace);
            }
        });
    }

    private void sweep() {
        if (System.nanoTime() - swept >= BETWEEN_SWEEPS) {
            table.sweep();
            swept = System.nanoTime();
        }
    }

    private void warn(@Nullable Throwable failure) {
        if (System.nanoTime() - warned < BETWEEN_WARNINGS) {
            return;
        }
        long dropped = buffer.dropped() - told;
        if (failure instanceof StorageException) {
            LOG.warn("The log of calls waits; {} calls were dropped meanwhile. {}", dropped, failure.getMessage());
        } else if (failure != null) {
            LOG.warn("The log of calls waits; {} calls were dropped meanwhile", dropped, failure);
        } else if (dropped > 0) {
            LOG.warn("{} calls were not logged: more came than could be written, or they were refused", dropped);
        } else {
            return;
        }
        told += dropped;
        warned = System.nanoTime();
    }
}
