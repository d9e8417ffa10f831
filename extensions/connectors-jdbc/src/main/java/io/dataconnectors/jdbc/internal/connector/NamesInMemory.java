package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.internal.text.NameIndex;
import io.dataconnectors.jdbc.internal.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.annotation.Nullable;

/**
 * The names of large workspaces, in the memory of this node, where a search for a part of a name looks at 100,000 of them in a
 * millisecond or two. Each search first reads what changed in its workspace since the one before, so it finds whatever was
 * committed until then, on any node. The workspaces that were searched last are kept, up to a number of names. Safe for use by
 * several threads.
 */
final class NamesInMemory {
    /** A name takes some 100 bytes. */
    private static final int MOST_NAMES = 500_000;

    /**
     * For how long names are brought up to date by changes before they are read anew: well below the time for which changes are
     * kept. A row that somebody wrote by hand, of which no change tells, is found by then.
     */
    private static final Duration GOOD_FOR = ChangeWatch.KEPT.dividedBy(3);

    private static final String TRIED = "The names of connectors could not be read";

    private final Database database;
    private final int most;

    /** Those that were searched last come last. */
    private final Map<String, Names> workspaces = new LinkedHashMap<>(16, 0.75f, true);

    NamesInMemory(Database database) {
        this(database, MOST_NAMES);
    }

    NamesInMemory(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    /**
     * Returns names that have a part and follow a name, in their order; or nothing, if the workspace has more names than are kept.
     *
     * @param status the status of the connectors, or null for any
     * @param limit the most names that are returned
     */
    Optional<List<String>> search(
            String workspace, @Nullable String status, @Nullable String after, int limit, String lowerPart) {
        Names names = of(workspace);
        names.lock.writeLock().lock();
        try {
            names.bringUpToDate();
            names.lock.readLock().lock();
        } finally {
            names.lock.writeLock().unlock();
        }
        try {
            return names.tooMany ? Optional.empty() : Optional.of(names.having(status, after, limit, lowerPart));
        } finally {
            names.lock.readLock().unlock();
            makeRoom();
        }
    }

    private Names of(String workspace) {
        synchronized (workspaces) {
            return workspaces.computeIfAbsent(workspace, Names::new);
        }
    }

    private void makeRoom() {
        synchronized (workspaces) {
            int all = workspaces.values().stream()
                    .mapToInt(names -> names.count.get())
                    .sum();
            var oldest = workspaces.values().iterator();
            while (all > most && oldest.hasNext()) {
                all -= oldest.next().count.get();
                oldest.remove();
            }
        }
    }

    /** The names of one workspace. */
    private final class Names {
        private final String workspace;
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final Map<String, NameIndex<String>> byStatus = new HashMap<>();
        private final AtomicInteger count = new AtomicInteger();
        private boolean tooMany;

        /** The point before which all changes are known, or null if nothing is. */
        @Nullable
        private Long point;

        private Moment begun = Moment.now();

        Names(String workspace) {
            this.workspace = workspace;
        }

        List<String> having(@Nullable String status, @Nullable String after, int limit, String lowerPart) {
            List<String> found = new ArrayList<>();
            byStatus.forEach((its, names) -> {
                if (status == null || status.equals(its)) {
                    found.addAll(names.behind(after, limit, lowerPart));
                }
            });
            return found.stream().sorted().limit(limit).toList();
        }

        void bringUpToDate() {
            Long known = point;
            if (known == null || begun.isOlderThan(GOOD_FOR)) {
                readAll();
            } else if (!tooMany) {
                apply(known);
            }
        }

        private List<ChangeRows.NameNow> changes(long since) {
            return database.apart(TRIED, sql -> new ChangeRows(sql).names(workspace, since));
        }

        /** Reads the point before the names: what is committed in between is read once more with the next changes. */
        private void readAll() {
            begun = Moment.now();
            point = null;
            leave();
            long horizon = changes(ChangeRows.UNKNOWN).get(0).horizon();
            List<ChangeRows.NameNow> all =
                    database.apart(TRIED, sql -> new ConnectorRows(sql).names(workspace, horizon, most + 1));
            if (all.size() <= most) {
                all.forEach(this::put);
                tooMany = false;
            }
            point = horizon;
        }

        /** Leaves the workspace to the database. */
        private void leave() {
            byStatus.clear();
            count.set(0);
            tooMany = true;
        }

        private void apply(long known) {
            List<ChangeRows.NameNow> changes = changes(known);
            long horizon = changes.get(0).horizon();
            if (horizon < known) { // that of another database
                readAll();
                return;
            }
            changes.forEach(this::put);
            point = horizon;
            if (count.get() > most) {
                leave();
            }
        }

        /** Puts a name where it belongs now: nowhere, if no connector has it any more. */
        private void put(ChangeRows.NameNow now) {
            String name = now.name();
            if (name == null) {
                return;
            }
            for (NameIndex<String> names : byStatus.values()) {
                if (names.get(name) != null) {
                    names.remove(name);
                    count.decrementAndGet();
                }
            }
            if (now.status() != null) {
                byStatus.computeIfAbsent(now.status(), status -> new NameIndex<>(each -> each))
                        .put(name);
                count.incrementAndGet();
            }
        }
    }
}
