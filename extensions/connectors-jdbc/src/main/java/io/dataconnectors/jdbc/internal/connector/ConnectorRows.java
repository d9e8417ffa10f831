package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Status;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.annotation.Nullable;

/** The statements on the table of connectors. */
final class ConnectorRows {
    private static final String SELECT = "SELECT " + StoredConnector.COLUMNS + " FROM connectors_connector";
    private static final String BY_ID = " WHERE workspace = ? AND id = ?";
    private static final String BY_NAME = " WHERE workspace = ? AND name = ?";
    private static final String LOCKED = " FOR UPDATE";
    private static final String FOUND = "SELECT c.workspace, c.id, c.name, c.status, c.revision, c.form FROM ";

    private final Sql sql;

    ConnectorRows(Sql sql) {
        this.sql = sql;
    }

    Optional<StoredConnector> find(String workspace, String id) throws SQLException {
        return sql.first(SELECT + BY_ID, StoredConnector::of, workspace, id);
    }

    /** Finds a row and keeps others from changing it, and from locking it, until the end of the transaction. */
    Optional<StoredConnector> lock(String workspace, String id) throws SQLException {
        return sql.first(SELECT + BY_ID + LOCKED, StoredConnector::of, workspace, id);
    }

    Optional<StoredConnector> findByName(String workspace, String name) throws SQLException {
        return sql.first(SELECT + BY_NAME, StoredConnector::of, workspace, name);
    }

    /** Does by name what {@link #lock} does by id. */
    Optional<StoredConnector> lockByName(String workspace, String name) throws SQLException {
        return sql.first(SELECT + BY_NAME + LOCKED, StoredConnector::of, workspace, name);
    }

    <T> Optional<T> version(String workspace, String name, Sql.Mapper<T> mapper) throws SQLException {
        return sql.first("SELECT id, revision FROM connectors_connector" + BY_NAME, mapper, workspace, name);
    }

    /** Makes room for one more connector, and returns whether there was any. Until the end of the transaction nobody else does. */
    boolean makeRoom(String workspace, int most) throws SQLException {
        return count(workspace, most) || (recount(workspace) && count(workspace, most));
    }

    private boolean count(String workspace, int most) throws SQLException {
        return most > 0
                && (sql.update(
                                        "UPDATE connectors_quota SET counted = counted + 1 WHERE workspace = ? AND counted < ?",
                                        workspace,
                                        most)
                                == 1
                        || sql.unlessTaken(() -> sql.update(
                                "INSERT INTO connectors_quota (workspace, counted) VALUES (?, 1)", workspace)));
    }

    /** Takes those into account that were deleted since they were counted. Its row is locked before they are looked at. */
    private boolean recount(String workspace) throws SQLException {
        List<Long> locked = sql.list(
                "SELECT counted FROM connectors_quota WHERE workspace = ? FOR UPDATE",
                row -> row.getLong("counted"),
                workspace);
        return !locked.isEmpty()
                && sql.update(
                                "UPDATE connectors_quota SET counted = (SELECT COUNT(*) FROM connectors_connector"
                                        + " WHERE workspace = ?) WHERE workspace = ?",
                                workspace,
                                workspace)
                        == 1;
    }

    /** Returns whether there was no row of the id and none of the name. */
    boolean insert(Connector connector) throws SQLException {
        return sql.unlessTaken(() -> sql.update(
                "INSERT INTO connectors_connector (name, lower_name, status, revision, draft_revision, updated, form, workspace, id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, " + sql.dialect().json() + ", ?, ?)",
                values(connector)));
    }

    /** Returns whether no other row has the name. The row must be locked. */
    boolean update(Connector connector) throws SQLException {
        return sql.unlessTaken(() -> sql.update(
                "UPDATE connectors_connector SET name = ?, lower_name = ?, status = ?, revision = ?, draft_revision = ?,"
                        + " updated = ?, form = " + sql.dialect().json() + BY_ID,
                values(connector)));
    }

    private static Object[] values(Connector connector) {
        return new Object[] {
            connector.name(),
            lower(connector.name()),
            StoredConnector.status(connector.status()),
            connector.revision(),
            connector.draftRevision(),
            connector.updated().at(),
            JsonForm.write(connector),
            connector.workspace(),
            connector.id()
        };
    }

    void delete(String workspace, String id) throws SQLException {
        sql.update("DELETE FROM connectors_connector" + BY_ID, workspace, id);
    }

    /** Returns rows that match and follow a name, in the order of their names, whatever the part of the query. */
    List<StoredConnector> page(String workspace, ConnectorQuery query, @Nullable String after, int limit)
            throws SQLException {
        Matching matching = new Matching(workspace, query.status(), after);
        return sql.list(
                SELECT + matching.where + matching.order + " LIMIT ?", StoredConnector::of, matching.and(limit));
    }

    /**
     * Returns rows that match, have the part of the query and follow a name, in the order of their names.
     *
     * @param looked the most names that are looked at, in their order; none but the index is read for that
     */
    List<StoredConnector> having(String workspace, ConnectorQuery query, @Nullable String after, int limit, int looked)
            throws SQLException {
        Matching matching = new Matching(workspace, query.status(), after);
        return sql.list(
                FOUND + "(SELECT name FROM (SELECT name, lower_name FROM connectors_connector" + matching.where
                        + matching.order + " LIMIT ?) looked"
                        + " WHERE POSITION(CAST(? AS VARCHAR) IN lower_name) > 0 ORDER BY name LIMIT ?) found"
                        + rowOfEach()
                        + " ORDER BY c.name",
                StoredConnector::of,
                matching.and(looked, lower(query.namePart()), limit, workspace));
    }

    /**
     * Joins the row of each name that was found. PostgreSQL plans for a workspace of the usual size, and for that would rather look
     * through all of it: so it is asked for one row each.
     */
    private String rowOfEach() {
        return sql.dialect() == Dialect.POSTGRESQL
                ? " CROSS JOIN LATERAL (SELECT * FROM connectors_connector WHERE workspace = ? AND name = found.name LIMIT 1) c"
                : " JOIN connectors_connector c ON c.workspace = ? AND c.name = found.name";
    }

    /** Whether more than so many rows match the query, its part aside, and follow a name. */
    boolean isMoreThan(int number, String workspace, ConnectorQuery query, @Nullable String after) throws SQLException {
        Matching matching = new Matching(workspace, query.status(), after);
        return sql.first(
                        "SELECT 1 AS one FROM connectors_connector" + matching.where + matching.order
                                + " LIMIT 1 OFFSET ?",
                        row -> row.getInt("one"),
                        matching.and(number))
                .isPresent();
    }

    /**
     * Returns the rows of names that match the query, in the order of their names. The status is not asked of the database: H2 would
     * look through all rows that have it.
     */
    List<StoredConnector> named(String workspace, ConnectorQuery query, List<String> names) throws SQLException {
        List<Object> parameters = new ArrayList<>(names);
        parameters.add(workspace);
        List<StoredConnector> found = sql.list(
                FOUND + "(VALUES " + String.join(", ", Collections.nCopies(names.size(), "(CAST(? AS VARCHAR))"))
                        + ") AS found(name)" + rowOfEach() + " ORDER BY c.name",
                StoredConnector::of,
                parameters.toArray());
        Status status = query.status();
        return status == null
                ? found
                : found.stream()
                        .filter(row -> row.status().equals(StoredConnector.status(status)))
                        .toList();
    }

    /** Returns the names of a workspace, at most so many, as they were read at a horizon or later. */
    List<ChangeRows.NameNow> names(String workspace, long horizon, int most) throws SQLException {
        return sql.list(
                "SELECT name, status FROM connectors_connector WHERE workspace = ? ORDER BY workspace, name LIMIT ?",
                row -> new ChangeRows.NameNow(horizon, row.getString("name"), row.getString("status")),
                workspace,
                most);
    }

    /** The condition of a search, but for the part of the name, with its parameters. */
    private static final class Matching {
        private final List<Object> parameters = new ArrayList<>();
        private String where = " WHERE workspace = ?";

        /**
         * By name, said by all columns of the index that has the names in this order: H2 sorts whatever matches if one is missing, and
         * PostgreSQL may take another index.
         */
        private final String order;

        Matching(String workspace, @Nullable Status status, @Nullable String after) {
            parameters.add(workspace);
            order = " ORDER BY workspace, " + (status == null ? "" : "status, ") + "name";
            if (status != null) {
                where += " AND status = ?";
                parameters.add(StoredConnector.status(status));
            }
            if (after != null) {
                where += " AND name > ?";
                parameters.add(after);
            }
        }

        Object[] and(Object... more) {
            List<Object> all = new ArrayList<>(parameters);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    /** Returns a text as it is compared in a search for a part of a name. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
