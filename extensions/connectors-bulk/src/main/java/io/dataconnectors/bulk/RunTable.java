package io.dataconnectors.bulk;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.bulk.BulkRun.State;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The runs, in the database. */
final class RunTable {
    private static final String RUN =
            "SELECT r.workspace, r.id, r.connector, r.digest, r.state, r.on_behalf_of, r.created_by,"
                    + " r.per_second, r.created, r.ended,"
                    + " COALESCE(SUM(l.waiting), 0) AS waiting, COALESCE(SUM(l.succeeded), 0) AS succeeded,"
                    + " COALESCE(SUM(l.failed), 0) AS failed, COALESCE(SUM(l.uncertain), 0) AS uncertain,"
                    + " COALESCE(SUM(l.cancelled), 0) AS cancelled"
                    + " FROM ";
    private static final String LANES =
            " r LEFT JOIN connectors_bulk_lane l ON l.workspace = r.workspace AND l.run_id = r.id ";
    private static final String RUNS = RUN + "connectors_bulk_run" + LANES;
    private static final String GROUP = " GROUP BY r.workspace, r.id, r.connector, r.digest, r.state, r.on_behalf_of,"
            + " r.created_by, r.per_second, r.created, r.ended ";
    private static final String ONE = " WHERE workspace = ? AND id = ?";
    private static final String READ = "The runs could not be read";
    private static final int PAGE = 1_000;

    private final Database database;

    RunTable(Database database) {
        this.database = database;
    }

    /** Adds a run whose rows are yet to come. */
    void insert(String id, BulkPlan plan, String connectorId, ConnectorDefinition version, Instant now) {
        database.apart(
                "The run could not be written",
                sql -> sql.update(
                        "INSERT INTO connectors_bulk_run (workspace, id, connector_id, connector, digest, definition, context,"
                                + " on_behalf_of, created_by, per_second, state, total, created, touched)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'LOADING', 0, ?, ?)",
                        plan.workspace(),
                        id,
                        connectorId,
                        plan.connector(),
                        ConnectorDocument.digest(version),
                        ConnectorDocument.write(version),
                        RowTable.Kept.values("The values of the context", plan.context()),
                        plan.onBehalfOf(),
                        plan.by(),
                        plan.perSecond(),
                        now,
                        now));
    }

    Optional<BulkRun> find(String workspace, String id) {
        return database.apart(
                "The run could not be read",
                sql -> sql.first(RUNS + "WHERE r.workspace = ? AND r.id = ?" + GROUP, RunTable::run, workspace, id));
    }

    /** Returns runs, the newest first. */
    List<BulkRun> list(String workspace, int limit) {
        return database.apart(
                READ,
                sql -> sql.list(
                        RUN + "(SELECT * FROM connectors_bulk_run WHERE workspace = ?"
                                + " ORDER BY workspace DESC, created DESC, id DESC LIMIT ?)" + LANES + GROUP
                                + "ORDER BY r.created DESC, r.id DESC",
                        RunTable::run,
                        workspace,
                        limit));
    }

    /** Which run is meant. */
    record Ref(String workspace, String id) {
        static Ref of(ResultSet row) throws SQLException {
            return new Ref(row.getString("workspace"), row.getString("id"));
        }
    }

    /** Gives out each run of a workspace. */
    void forEach(String workspace, Consumer<Ref> each) {
        forEach(workspace, last -> page("workspace = ? AND id > ?", workspace, last.id()), each);
    }

    /** Gives out each run of a workspace that was made on behalf of somebody. */
    void forEach(String workspace, String onBehalfOf, Consumer<Ref> each) {
        forEach(
                workspace,
                last -> page("workspace = ? AND on_behalf_of = ? AND id > ?", workspace, onBehalfOf, last.id()),
                each);
    }

    /** Gives out each run of all workspaces that is in a state and was not written to since. This is housekeeping. */
    void forEachStale(State state, String column, Instant since, Consumer<Ref> each) {
        forEach(
                "",
                last -> page(
                        "state = ? AND " + column + " < ? AND (workspace, id) > (?, ?)",
                        state.name(),
                        since,
                        last.workspace(),
                        last.id()),
                each);
    }

    /** Asks for what follows the last one until nothing does. */
    private static void forEach(String workspace, Function<Ref, List<Ref>> after, Consumer<Ref> each) {
        List<Ref> some = after.apply(new Ref(workspace, ""));
        while (!some.isEmpty()) {
            some.forEach(each);
            some = after.apply(some.get(some.size() - 1));
        }
    }

    private List<Ref> page(String condition, Object... parameters) {
        return database.apart(
                READ,
                sql -> sql.list(
                        "SELECT workspace, id FROM connectors_bulk_run WHERE " + condition
                                + " ORDER BY workspace, id LIMIT " + PAGE,
                        Ref::of,
                        parameters));
    }

    /** Takes a person out of the runs of a workspace that they submitted, and returns how many these were. */
    long forget(String workspace, String person) {
        return database.apart(
                "A person could not be taken out of the runs",
                sql -> sql.update(
                        "UPDATE connectors_bulk_run SET created_by = NULL WHERE workspace = ? AND created_by = ?",
                        workspace,
                        person));
    }

    private static BulkRun run(ResultSet row) throws SQLException {
        double perSecond = row.getDouble("per_second");
        Double limit = row.wasNull() ? null : perSecond;
        return new BulkRun(
                row.getString("workspace"),
                row.getString("id"),
                row.getString("connector"),
                row.getString("digest"),
                State.valueOf(row.getString("state")),
                new BulkRun.Rows(
                        row.getLong("waiting"),
                        row.getLong("succeeded"),
                        row.getLong("failed"),
                        row.getLong("uncertain"),
                        row.getLong("cancelled")),
                row.getString("on_behalf_of"),
                row.getString("created_by"),
                limit,
                Sql.instant(row, "created"),
                instantOrNull(row, "ended"));
    }

    @Nullable
    static Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Returns the runs of a connector that are not over, as the transaction of this thread sees them. */
    List<BulkRun> using(String workspace, String connectorId) {
        return database.on(
                "The runs of the connector could not be read",
                sql -> sql.list(
                        RUNS + "WHERE r.workspace = ? AND r.connector_id = ? AND r.ended IS NULL" + GROUP,
                        RunTable::run,
                        workspace,
                        connectorId));
    }

    /** Takes a run from one of some states to another, and returns whether it was in one of them. */
    boolean move(String workspace, String id, Set<State> from, State to) {
        String states = from.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        return database.apart(
                        "The run could not be changed",
                        sql -> sql.update(
                                "UPDATE connectors_bulk_run SET state = ?" + ONE + " AND state IN (" + states + ")",
                                to.name(),
                                workspace,
                                id))
                > 0;
    }

    /** Ends a run of which nothing is left to do. */
    void endIfDone(String workspace, String id, Instant now) {
        database.apart(
                "The run could not be ended",
                sql -> sql.update(
                        "UPDATE connectors_bulk_run SET ended = ?,"
                                + " state = CASE WHEN state = 'CANCELLING' THEN 'CANCELLED' ELSE 'DONE' END" + ONE
                                + " AND state IN ('RUNNING', 'PAUSED', 'CANCELLING') AND NOT EXISTS (SELECT 1"
                                + " FROM connectors_bulk_lane WHERE workspace = ? AND run_id = ? AND waiting > 0)",
                        now,
                        workspace,
                        id,
                        workspace,
                        id));
    }

    /** Returns what a run calls: the version with which it began, and what the host supplies to every call. */
    Version version(String workspace, String id) {
        return database.apart(
                        "The version of the run could not be read",
                        sql -> sql.first(
                                "SELECT definition, context, on_behalf_of, per_second FROM connectors_bulk_run" + ONE,
                                row -> Version.of(
                                        workspace,
                                        id,
                                        row.getString("definition"),
                                        row.getString("context"),
                                        row.getString("on_behalf_of"),
                                        row.getObject("per_second", Double.class)),
                                workspace,
                                id))
                .orElseThrow(() -> new OvertakenException("The run " + id + " was erased"));
    }

    /** Erases a run with its rows, some at a time, and returns how many rows it had. */
    long erase(String workspace, String id) {
        long rows = 0;
        database.apart(
                "The run could not be erased",
                sql -> sql.update("DELETE FROM connectors_bulk_run" + ONE, workspace, id));
        for (int some = 1; some > 0; rows += some) {
            some = database.apart("The rows of the run could not be erased", sql -> {
                long first = sql.first(
                                "SELECT MIN(number) AS first FROM connectors_bulk_row WHERE workspace = ? AND run_id = ?",
                                row -> row.getLong("first"),
                                workspace,
                                id)
                        .orElse(0L);
                return sql.update(
                        "DELETE FROM connectors_bulk_row WHERE workspace = ? AND run_id = ? AND number < ?",
                        workspace,
                        id,
                        first + 10_000);
            });
        }
        database.apart(
                "The lanes of the run could not be erased",
                sql -> sql.update(
                        "DELETE FROM connectors_bulk_lane WHERE workspace = ? AND run_id = ?", workspace, id));
        return rows;
    }
}
