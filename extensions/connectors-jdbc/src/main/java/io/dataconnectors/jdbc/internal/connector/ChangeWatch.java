package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Faults;
import io.dataconnectors.spi.StoreListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of changes by all nodes, in a thread of its own which begins with the first listener. It reads the table of
 * changes, at once when it is notified and at least once a second, so that a notification that is lost costs a second and a
 * connection that is lost costs no change. Where it cannot read for longer than the host allows, listeners are told that they
 * may have missed changes, again and again until it can: what they keep then comes from the database or from nowhere.
 */
public final class ChangeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
    private static final int ASK_EVERY_MILLIS = 1_000;
    private static final int TRY_AGAIN_MILLIS = 250;

    /** Changes stay for one to two of these times. Whoever did not read for one has missed changes. */
    static final Duration KEPT = Duration.ofMinutes(30);

    private final Database database;
    private final Duration trusted;
    private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "connectors-changes");
    private volatile boolean closed;

    @Nullable
    private volatile ChangeLink link;

    private long point = ChangeRows.UNKNOWN;
    private Set<Long> told = new HashSet<>();
    private Moment heard = Moment.now();
    private Moment forgot = Moment.now();
    private long forgettable = ChangeRows.UNKNOWN;
    private volatile boolean failed;

    /**
     * Creates a watch that does nothing yet.
     *
     * @param trusted how long what listeners keep is good while the database cannot be asked
     */
    public ChangeWatch(Database database, Duration trusted) {
        this.database = database;
        this.trusted = trusted;
        thread.setDaemon(true);
    }

    /** A change that begins after this returns is told. */
    synchronized void add(StoreListener listener) {
        listeners.add(listener);
        if (thread.getState() == Thread.State.NEW && !closed) {
            point = firstPoint();
            thread.start();
        }
    }

    /** Whether it is known that the database cannot be asked. */
    public boolean isAway() {
        return failed;
    }

    /** Without the database nothing is known, and listeners are told that they may have missed changes once it is there. */
    private long firstPoint() {
        try {
            return database.apart(
                    "The changes could not be read",
                    sql -> new ChangeRows(sql).since(ChangeRows.UNKNOWN).get(0).horizon());
        } catch (StorageException e) {
            return ChangeRows.UNKNOWN;
        }
    }

    /** Has the table read soon, where the database does not notify. */
    void wake() {
        wakes.release();
    }

    private void run() {
        while (!closed) {
            try {
                watch();
            } catch (SQLException | RuntimeException | Error e) { // for want of memory, say: the watch goes on
                lost(e);
            } catch (InterruptedException e) {
                return; // whoever interrupts wants it to end
            }
        }
    }

    private void watch() throws SQLException, InterruptedException {
        try (ChangeLink opened = ChangeLink.open(database, wakes)) {
            link = opened;
            while (!closed) {
                read(opened);
                opened.await(ASK_EVERY_MILLIS);
            }
        } finally {
            link = null;
        }
    }

    private void read(ChangeLink from) throws SQLException {
        List<ChangeRows.Change> changes = from.since(point);
        long horizon = changes.get(0).horizon();
        // a horizon behind the last one is that of another database
        if (point == ChangeRows.UNKNOWN || horizon < point || heard.isOlderThan(KEPT)) {
            told = new HashSet<>();
            tell(StoreListener::missed);
        } else {
            told = tell(changes);
        }
        point = horizon;
        heard = Moment.now();
        failed = false;
        forget(from);
    }

    /** Tells what was not told before, and returns what was read. */
    private Set<Long> tell(List<ChangeRows.Change> changes) {
        Set<Long> read = new HashSet<>();
        for (ChangeRows.Change change : changes) {
            if (!change.isNone()) {
                read.add(change.number());
                if (!told.contains(change.number())) {
                    tell(listener -> listener.changed(change.workspace(), change.name()));
                }
            }
        }
        return read;
    }

    private void tell(Consumer<StoreListener> notice) {
        for (StoreListener listener : listeners) {
            try {
                notice.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.warn("A listener of changes failed: {}", listener.getClass().getName(), e);
            }
        }
    }

    private void forget(ChangeLink from) throws SQLException {
        if (forgettable == ChangeRows.UNKNOWN) {
            forgettable = point;
        } else if (forgot.isOlderThan(KEPT)) {
            from.forget(forgettable);
            forgettable = point;
            forgot = Moment.now();
        }
    }

    private void lost(Throwable e) {
        if (closed) {
            return;
        }
        if (heard.isOlderThan(trusted)) {
            tell(StoreListener::missed);
        }
        if (failed) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRY_AGAIN_MILLIS));
        } else {
            LOG.warn("{}", Faults.sentence("Changes by other nodes cannot be read for now", e));
        }
        failed = true;
    }

    /** Ends the watch: its listeners are told of nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        wakes.release(); // not by an interrupt, at which H2 closes the file that it reads
        ChangeLink open = link;
        if (open != null) {
            open.abort();
        }
    }
}
