package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Delivery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.jdbc.internal.Sweep;
import io.dataconnectors.spi.ExecutionLog.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The table {@code connectors_call}. Every statement is about one workspace, but for those that look for the next workspace to
 * sweep. What is too old is not shown, whether it is deleted already or not; it is deleted in pieces, so that no statement takes
 * long.
 */
final class LogTable {
    private static final String READ = "The log of calls could not be read";
    private static final String ERASE = "The log of calls could not be erased";
    private static final String SWEEP = "The log of calls could not be swept";

    /** How many rows are deleted at once, about. */
    private static final int PIECE = 1_000;

    /** How often the log is swept, by whichever node comes first. */
    private static final Duration SWEEPS = Duration.ofHours(1);

    private final Database database;
    private final Retention retention;
    private final Sweep sweep;
    private final Erasures erasures;

    LogTable(Database database, Retention retention) {
        this.database = database;
        this.retention = retention;
        sweep = new Sweep(database, "log", "connectors_call", SWEEPS, SWEEP);
        erasures = new Erasures(database, retention.age());
    }

    Retention retention() {
        return retention;
    }

    /**
     * Adds rows in one exchange, but for those that were erased since they were appended. Those that are there already, of a batch
     * whose answer was lost, stay as they are.
     */
    void insert(List<LogRow> rows) {
        Instant now = Instant.now();
        List<LogRow> written = rows.stream()
                .filter(row -> row.started().isAfter(now.minus(retention.age())))
                .map(row -> shown(row, now))
                .toList();
        if (!written.isEmpty()) {
            var unused = database.apart("The log of calls could not be written", sql -> {
                LogInsert.run(sql, written);
                return written;
            });
        }
    }

    /** Returns a row as it is shown: without bodies once their time is over. */
    private LogRow shown(LogRow row, Instant now) {
        return row.started().isAfter(now.minus(retention.bodies())) ? row : row.withoutBodies();
    }

    /** Conditions of a statement, each with its parameters. */
    private static final class Where {
        private final StringBuilder text = new StringBuilder(" FROM connectors_call WHERE workspace = ?");
        private final List<Object> parameters = new ArrayList<>();

        /** A column that has one value, by which rows are sorted first: by this H2 knows that an index has them in order. */
        private String order = "";

        Where(String workspace) {
            parameters.add(workspace);
        }

        Where and(String condition, Object... values) {
            text.append(" AND ").append(condition);
            parameters.addAll(List.of(values));
            return this;
        }

        Where andIs(String column, @Nullable Object value) {
            if (value == null) {
                return this;
            }
            order = column + " DESC, ";
            return and(column + " = ?", value);
        }

        Object[] with(Object... others) {
            List<Object> all = new ArrayList<>(parameters);
            all.addAll(List.of(others));
            return all.toArray();
        }
    }

    LoggedCall.Page find(String workspace, CallQuery query) {
        if (!StoredText.are(workspace, query.connector(), query.source(), query.onBehalfOf(), query.callId())) {
            return new LoggedCall.Page(List.of(), null);
        }
        List<LoggedCall> found = new ArrayList<>();
        String after = query.after();
        LogRow last = after == null ? null : LogRow.behind(after);
        while (true) {
            int wanted = query.limit() - found.size();
            List<LogRow> rows = rows(workspace, query, last, wanted + 1);
            for (LogRow row : rows.subList(0, Math.min(wanted, rows.size()))) {
                last = row;
                if (row.call() != null) {
                    found.add(row.call());
                }
            }
            if (rows.size() <= wanted || last == null) {
                return new LoggedCall.Page(found, null);
            }
            if (found.size() == query.limit()) {
                return new LoggedCall.Page(found, last.cursor());
            }
        }
    }

    private List<LogRow> rows(String workspace, CallQuery query, @Nullable LogRow behind, int limit) {
        Instant now = Instant.now();
        Where where = matching(workspace, query).and("started > ?", now.minus(retention.age()));
        if (behind != null) {
            // the first condition is for the index, which H2 finds by no pair of columns
            where.and("started <= ?", behind.started())
                    .and("(started, number) < (?, ?)", behind.started(), behind.number());
        }
        String text = "SELECT " + String.join(", ", LogRow.COLUMNS.keySet()) + where.text + " ORDER BY workspace DESC, "
                + where.order + "started DESC, number DESC LIMIT ?";
        return database.apart(READ, sql -> sql.list(text, row -> shown(LogRow.read(row), now), where.with(limit)));
    }

    private static Where matching(String workspace, CallQuery query) {
        Where where = new Where(workspace)
                .andIs("connector", query.connector())
                .andIs("source", query.source())
                .andIs(
                        "failure",
                        query.failure() == null ? null : query.failure().name())
                .andIs("on_behalf_of", query.onBehalfOf())
                .andIs("call_id", query.callId());
        Delivery delivery = query.delivery();
        if (query.failure() == null && query.succeeded() != null) {
            where.and(query.succeeded() ? "failure IS NULL" : "failure IS NOT NULL");
        }
        if (delivery != null) {
            where.and("delivery = '" + delivery.name() + "'"); // as it is, for an index of those that are not answered
        }
        if (query.from() != null) {
            where.and("started >= ?", query.from());
        }
        return query.to() == null ? where : where.and("started < ?", query.to());
    }

    /** Erases calls, and what nodes have in memory of them. */
    long erase(String workspace, @Nullable String onBehalfOf) {
        if (!StoredText.are(workspace, onBehalfOf)) {
            return 0;
        }
        erasures.note(ERASE, workspace, onBehalfOf);
        return inPieces(ERASE, "DELETE", "", new Where(workspace).andIs("on_behalf_of", onBehalfOf));
    }

    /** Deletes what is more than is kept of a workspace. */
    void trim(String workspace) {
        Where all = new Where(workspace);
        Optional<Instant> oldest = database.apart(
                SWEEP,
                sql -> sql.first(
                        "SELECT started" + all.text
                                + " ORDER BY workspace DESC, started DESC, number DESC OFFSET ? ROWS FETCH NEXT 1 ROW ONLY",
                        row -> Sql.instant(row, "started"),
                        all.with(retention.calls())));
        oldest.ifPresent(started -> inPieces(SWEEP, "DELETE", "", new Where(workspace).and("started <= ?", started)));
    }

    /** Deletes what is too old, if it is time and no other node has begun to. */
    void sweep() {
        sweep.run(this::sweep);
        erasures.sweep();
    }

    private void sweep(String workspace) {
        Instant now = Instant.now();
        inPieces(SWEEP, "DELETE", "", new Where(workspace).and("started <= ?", now.minus(retention.age())));
        inPieces(
                SWEEP,
                "UPDATE connectors_call",
                " SET whole = FALSE, request = NULL, answer = NULL",
                new Where(workspace).and("whole").and("started <= ?", now.minus(retention.bodies())));
    }

    private long inPieces(String tried, String verb, String change, Where where) {
        long count = 0;
        while (true) {
            Optional<Instant> end = database.apart(
                    tried,
                    sql -> sql.first(
                            "SELECT started" + where.text
                                    + " ORDER BY started, number OFFSET ? ROWS FETCH NEXT 1 ROW ONLY",
                            row -> Sql.instant(row, "started"),
                            where.with(PIECE - 1)));
            Where piece = where;
            count += database.apart(
                    tried,
                    sql -> end.isPresent()
                            ? sql.update(changing(verb, change, piece) + " AND started <= ?", piece.with(end.get()))
                            : sql.update(changing(verb, change, piece), piece.with()));
            if (end.isEmpty()) {
                return count;
            }
        }
    }

    private static String changing(String verb, String change, Where where) {
        return change.isEmpty()
                ? verb + where.text
                : verb + change + where.text.substring(" FROM connectors_call".length());
    }
}
