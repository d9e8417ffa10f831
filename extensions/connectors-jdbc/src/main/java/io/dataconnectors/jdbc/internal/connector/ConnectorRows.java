package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Status;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /**
     * So many names are looked at one after the other before an index for parts of names is asked: if one in forty has the
     * part, they fill a page.
     */
    private static final int LOOKED_AT_FIRST = 2_000;

    /** An index for parts of names knows none that is shorter. */
    private static final int LEAST_OF_AN_INDEX = 3;

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

    long count(String workspace) throws SQLException {
        return sql.first(
                        "SELECT COUNT(*) AS many FROM connectors_connector WHERE workspace = ?",
                        row -> row.getLong("many"),
                        workspace)
                .orElse(0L);
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
            StoredConnector.status(connector),
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

    /** Returns rows that match and follow a name, in the order of their names. */
    List<StoredConnector> page(String workspace, ConnectorQuery query, @Nullable String after, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String matches = conditions(workspace, query.status(), after, parameters);
        if (query.namePart().isEmpty()) {
            parameters.add(limit);
            return sql.list(SELECT + matches + " ORDER BY name LIMIT ?", StoredConnector::of, parameters.toArray());
        }
        return having(workspace, lower(query.namePart()), matches, parameters, limit);
    }

    /** A part that many names have is found among the first; one that few have by an index, where there is one. */
    private List<StoredConnector> having(
            String workspace, String part, String matches, List<Object> parameters, int limit) throws SQLException {
        String pattern = "%" + part.replaceAll("[!%_]", "!$0") + "%";
        String names = "SELECT name, lower_name FROM connectors_connector" + matches;
        List<StoredConnector> soon = partly(
                workspace, names + " ORDER BY workspace, name LIMIT " + LOOKED_AT_FIRST, parameters, pattern, limit);
        if (soon.size() == limit) {
            return soon;
        }
        return part.length() < LEAST_OF_AN_INDEX
                ? partly(
                        workspace,
                        names + " AND POSITION(CAST(? AS VARCHAR) IN lower_name) > 0 ORDER BY workspace, name LIMIT ?",
                        with(parameters, part, limit),
                        pattern,
                        limit)
                // apart from the limit: a plan is made for all that have the part
                : partly(
                        workspace,
                        names + " AND lower_name LIKE ? ESCAPE '!' OFFSET 0 ROWS",
                        with(parameters, pattern),
                        pattern,
                        limit);
    }

    private List<StoredConnector> partly(
            String workspace, String names, List<Object> parameters, String pattern, int limit) throws SQLException {
        return sql.list(
                "SELECT c.workspace, c.id, c.name, c.status, c.revision, c.form FROM (SELECT name FROM (" + names
                        + ") looked WHERE lower_name LIKE ? ESCAPE '!' ORDER BY name LIMIT ?) found"
                        + " JOIN connectors_connector c ON c.workspace = ? AND c.name = found.name ORDER BY c.name",
                StoredConnector::of,
                with(parameters, pattern, limit, workspace).toArray());
    }

    private static List<Object> with(List<Object> parameters, Object... more) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return all;
    }

    private static String conditions(
            String workspace, @Nullable Status status, @Nullable String after, List<Object> parameters) {
        parameters.add(workspace);
        String conditions = " WHERE workspace = ?";
        if (status != null) {
            conditions += " AND status = ?";
            parameters.add(lower(status.name()));
        }
        if (after != null) {
            conditions += " AND name > ?";
            parameters.add(after);
        }
        return conditions;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
