package io.dataconnectors.jdbc.internal;

import io.dataconnectors.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deletion of what a table need not keep any more, workspace by workspace, by whichever node comes first when it is time.
 * To sweep makes room and nothing else: whoever reads looks at the age of a row itself. Safe for use by several threads.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long BETWEEN_LOOKS = TimeUnit.MINUTES.toNanos(1);

    private final Database database;
    private final String name;
    private final String table;
    private final Duration every;
    private final String tried;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

    /**
     * Describes a sweep.
     *
     * @param name its row in {@code connectors_sweep}
     * @param table what is swept
     * @param every how often
     * @param tried what to say if it fails
     */
    public Sweep(Database database, String name, String table, Duration every, String tried) {
        this.database = database;
        this.name = name;
        this.table = table;
        this.every = every;
        this.tried = tried;
    }

    /** Sweeps each workspace in turn, if it is time and no other node has begun to. */
    public void run(Consumer<String> workspace) {
        Optional<String> next = isBegun() ? after("") : Optional.empty();
        while (next.isPresent()) {
            workspace.accept(next.get());
            next = after(next.get());
        }
    }

    /** Does the same on a thread of its own; this node looks once a minute at most whether it is time. */
    public void runBehind(Consumer<String> workspace) {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + BETWEEN_LOOKS)) {
            Thread sweeper = new Thread(() -> runOrWarn(workspace), "connectors-sweep");
            sweeper.setDaemon(true);
            sweeper.start();
        }
    }

    private void runOrWarn(Consumer<String> workspace) {
        try {
            run(workspace);
        } catch (StorageException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /** Deletes pieces until none is left, and returns how many rows they had. */
    public static long untilNone(IntSupplier piece) {
        long count = 0;
        for (int deleted = piece.getAsInt(); deleted > 0; deleted = piece.getAsInt()) {
            count += deleted;
        }
        return count;
    }

    private boolean isBegun() {
        return database.apart(
                tried,
                sql -> sql.update(
                                "UPDATE connectors_sweep"
                                        + " SET due = CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND"
                                        + " WHERE name = ? AND due <= CURRENT_TIMESTAMP",
                                (double) every.toSeconds(),
                                name)
                        == 1);
    }

    private Optional<String> after(String workspace) {
        return database.apart(
                tried,
                sql -> sql.first(
                        "SELECT workspace FROM " + table
                                + " WHERE workspace > ? ORDER BY workspace FETCH FIRST 1 ROW ONLY",
                        row -> row.getString("workspace"),
                        workspace));
    }
}
