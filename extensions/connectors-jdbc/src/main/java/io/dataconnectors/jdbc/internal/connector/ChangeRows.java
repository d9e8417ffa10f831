package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The statements on the table of changes. A change is written with a point, which is the number of its transaction on
 * PostgreSQL, and that of the change, given out until the commit, on H2. All changes of points before the horizon can be read
 * once it is read, so none is missed by whoever reads from the last horizon on; some are read twice.
 */
final class ChangeRows {
    /** What is notified on PostgreSQL: that there is something to read. */
    static final String CHANNEL = "connectors_change";

    /** A point behind all others: no change is read from it on. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private final Sql sql;
    private final String horizon;
    private final String point;

    ChangeRows(Sql sql) {
        this.sql = sql;
        boolean postgres = sql.dialect() == Dialect.POSTGRESQL;
        horizon = postgres
                ? "(SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS horizon)"
                : "(SELECT counted + 1 AS horizon FROM connectors_change_count)";
        point = postgres ? "CAST(CAST(? AS text) AS xid8)" : "CAST(? AS BIGINT)";
    }

    /** A name whose connector changed, and the point before which all changes can be read now. */
    record Change(long horizon, String workspace, long number, String name) {
        /** Whether this is no change, and tells the horizon alone. */
        boolean isNone() {
            return workspace == null;
        }
    }

    /**
     * A name of which a change tells, and how it stands now.
     *
     * @param horizon the point before which all changes can be read now
     * @param name the name, or null if there is no change
     * @param status the status of the connector that has it, or null if none has
     */
    record NameNow(
            long horizon, @Nullable String name, @Nullable String status) {}

    /**
     * Waits on H2 until all other changes are committed, as {@link #add} does. A change that locks a row which others lock too
     * asks for its turn first: a transaction of the host may have made a change before it gets to that row, and two that lock in
     * different orders would wait for each other.
     */
    void takeTurn() throws SQLException {
        if (sql.dialect() == Dialect.H2) {
            sql.list("SELECT counted FROM connectors_change_count FOR UPDATE", row -> row.getLong("counted"));
        }
    }

    /** Notes a change in the transaction that makes it. */
    void add(String workspace, String name) throws SQLException {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.update("INSERT INTO connectors_change (workspace, name) VALUES (?, ?)", workspace, name);
            sql.list("SELECT pg_notify(?, '')", row -> CHANNEL, CHANNEL);
        } else {
            sql.update("UPDATE connectors_change_count SET counted = counted + 1");
            sql.update(
                    "INSERT INTO connectors_change (workspace, name, written)"
                            + " SELECT ?, ?, counted FROM connectors_change_count",
                    workspace,
                    name);
        }
    }

    /** Returns the changes from a point on, and at least one element. */
    List<Change> since(long since) throws SQLException {
        return sql.list(
                "SELECT h.horizon, c.workspace, c.number, c.name FROM " + horizon
                        + " h LEFT JOIN connectors_change c ON c.written >= " + point + " ORDER BY c.number",
                row -> new Change(
                        row.getLong("horizon"),
                        row.getString("workspace"),
                        row.getLong("number"),
                        row.getString("name")),
                since);
    }

    /** Returns the names of a workspace that changed from a point on, as they are now, and at least one element. */
    List<NameNow> names(String workspace, long since) throws SQLException {
        return sql.list(
                "SELECT h.horizon, c.name, n.status FROM " + horizon
                        + " h LEFT JOIN connectors_change c ON c.workspace = ? AND c.written >= " + point
                        + " LEFT JOIN connectors_connector n ON n.workspace = c.workspace AND n.name = c.name",
                row -> new NameNow(row.getLong("horizon"), row.getString("name"), row.getString("status")),
                workspace,
                since);
    }

    /** Removes changes before a point, which every node has read. */
    void forget(long before) throws SQLException {
        sql.update("DELETE FROM connectors_change WHERE written < " + point, before);
    }
}
