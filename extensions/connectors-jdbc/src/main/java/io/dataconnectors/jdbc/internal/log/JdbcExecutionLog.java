package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.CallQuery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.spi.ExecutionLog;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The log of calls in the database. Calls wait in a buffer for a thread that writes them in batches, a moment later: a process
 * that is killed loses those of the last second. While the database is away the buffer fills; what has no room in it is dropped,
 * counted, and warned of once a minute. Closing writes what waits.
 */
public final class JdbcExecutionLog implements ExecutionLog, AutoCloseable {
    private final LogTable table;
    private final LogBuffer buffer;
    private final LogWriter writer;

    /** Held while a batch is written, so that nothing is written which was erased before. */
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * Creates a log, and begins to write.
     *
     * @param mostBytes how many bytes of memory may wait to be written
     */
    public JdbcExecutionLog(Database database, Retention retention, long mostBytes) {
        table = new LogTable(database, retention);
        buffer = new LogBuffer(mostBytes);
        writer = LogWriter.start(table, buffer, writing);
    }

    @Override
    public void append(LoggedCall call) {
        buffer.add(Objects.requireNonNull(call, "call"));
    }

    @Override
    public LoggedCall.Page find(String workspace, CallQuery query) {
        return table.find(Objects.requireNonNull(workspace, "workspace"), Objects.requireNonNull(query, "query"));
    }

    @Override
    public long erase(String workspace) {
        Objects.requireNonNull(workspace, "workspace");
        return erase(call -> call.workspace().equals(workspace), log -> log.erase(workspace, null));
    }

    @Override
    public long erase(String workspace, String onBehalfOf) {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
        return erase(
                call -> call.workspace().equals(workspace) && onBehalfOf.equals(call.onBehalfOf()),
                log -> log.erase(workspace, onBehalfOf));
    }

    @Override
    public int waiting() {
        return buffer.size();
    }

    @Override
    public long dropped() {
        return buffer.dropped();
    }

    /** What waits to be written is erased only with what is written: a failure leaves both. */
    private long erase(Predicate<LoggedCall> erased, ToLongFunction<LogTable> written) {
        writing.lock();
        try {
            return written.applyAsLong(table) + buffer.remove(row -> erased.test(row.logged()), Integer.MAX_VALUE);
        } finally {
            writing.unlock();
        }
    }

    /** Writes what waits, for some seconds at most. */
    @Override
    public void close() {
        buffer.close();
        writer.join();
    }
}
