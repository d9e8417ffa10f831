package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * The statements on the table of changes. A change is written with a point, which is the number of its transaction on
 * PostgreSQL, and that of the change, given out until the commit, on H2. All changes of points before the horizon can be read
 * once it is read, so none is missed by whoever reads from the last horizon on; some are read twice.
 */
final class ChangeRows {
    /** What is notified on PostgreSQL: that there is something to read. */
    static final String CHANNEL = "connectors_change";

    private static final String ON_POSTGRESQL = "SELECT h.horizon, c.workspace, c.number, c.name"
            + " FROM (SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS horizon) h"
            + " LEFT JOIN connectors_change c ON c.written >= CAST(CAST(? AS text) AS xid8) ORDER BY c.number";
    private static final String ON_H2 = "SELECT h.counted + 1 AS horizon, c.workspace, c.number, c.name"
            + " FROM connectors_change_count h LEFT JOIN connectors_change c ON c.written >= CAST(? AS BIGINT)"
            + " ORDER BY c.number";

    private final Sql sql;

    ChangeRows(Sql sql) {
        this.sql = sql;
    }

    /** A name whose connector changed, and the point before which all changes can be read now. */
    record Change(long horizon, String workspace, long number, String name) {
        /** Whether this is no change, and tells the horizon alone. */
        boolean isNone() {
            return workspace == null;
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
    List<Change> since(long point) throws SQLException {
        return sql.list(
                sql.dialect() == Dialect.POSTGRESQL ? ON_POSTGRESQL : ON_H2,
                row -> new Change(
                        row.getLong("horizon"),
                        row.getString("workspace"),
                        row.getLong("number"),
                        row.getString("name")),
                point);
    }

    /** Removes changes before a point, which every node has read. */
    void forget(long point) throws SQLException {
        String given = sql.dialect() == Dialect.POSTGRESQL ? "CAST(CAST(? AS text) AS xid8)" : "?";
        sql.update("DELETE FROM connectors_change WHERE written < " + given, point);
    }
}
