package io.dataconnectors.jdbc.internal.history;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.ConnectorVersion.Kind;
import io.dataconnectors.StorageException;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.spi.ConnectorHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The history in the table {@code connectors_version}, in the transaction of the act that appends to it. */
public final class JdbcConnectorHistory implements ConnectorHistory {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcConnectorHistory.class);

    private static final String COLUMNS =
            "workspace, connector_id, revision, kind, digest, written_at, written_by, document";
    private static final String ONE_CONNECTOR = " FROM connectors_version WHERE workspace = ? AND connector_id = ?";
    private static final String READ = "The history could not be read";
    private static final String ERASE = "The history could not be erased";

    private final Database database;
    private final int versions;

    /**
     * Creates a history.
     *
     * @param versions how many versions of a connector are kept
     */
    public JdbcConnectorHistory(Database database, int versions) {
        this.database = database;
        this.versions = versions;
    }

    /** A row; its version is null if it cannot be read. */
    private record Row(long revision, @Nullable ConnectorVersion version) {}

    @Override
    public void append(ConnectorVersion version) {
        var unused = database.inTransaction(() -> database.on("The history could not be written", sql -> {
            sql.update(
                    put(sql.dialect()),
                    version.workspace(),
                    version.connectorId(),
                    version.revision(),
                    version.kind().name(),
                    version.digest(),
                    version.stamp().at().toString(),
                    StoredText.of(version.stamp().by()),
                    ConnectorDocument.write(version.definition()));
            makeRoom(sql, version.workspace(), version.connectorId());
            return version;
        }));
    }

    private static String put(Dialect dialect) {
        String values = " VALUES (?, ?, ?, ?, ?, ?, ?, " + dialect.json() + ")";
        return dialect == Dialect.H2
                ? "MERGE INTO connectors_version (" + COLUMNS + ") KEY (workspace, connector_id, revision)" + values
                : "INSERT INTO connectors_version (" + COLUMNS + ")" + values
                        + " ON CONFLICT (workspace, connector_id, revision) DO UPDATE SET kind = EXCLUDED.kind,"
                        + " digest = EXCLUDED.digest, written_at = EXCLUDED.written_at,"
                        + " written_by = EXCLUDED.written_by, document = EXCLUDED.document";
    }

    /** What went live last is one of those that are kept. */
    private void makeRoom(Sql sql, String workspace, String id) throws SQLException {
        long[] counted = sql.first(
                        "SELECT COUNT(*) AS kept, MAX(CASE WHEN kind = 'LIVE' THEN revision ELSE 0 END) AS live"
                                + ONE_CONNECTOR,
                        row -> new long[] {row.getLong("kept"), row.getLong("live")},
                        workspace,
                        id)
                .orElseThrow();
        long live = counted[1];
        if (counted[0] > versions) {
            sql.update(
                    "DELETE" + ONE_CONNECTOR
                            + " AND revision <> ? AND revision NOT IN (SELECT revision FROM (SELECT revision"
                            + ONE_CONNECTOR + " AND revision <> ? ORDER BY revision DESC LIMIT ?) AS newest)",
                    workspace,
                    id,
                    live,
                    workspace,
                    id,
                    live,
                    live > 0 ? versions - 1 : versions);
        }
    }

    /** A version that cannot be read hides no other: the log names it. */
    @Override
    public List<ConnectorVersion> find(String workspace, String connectorId, long before, int limit) {
        if (!StoredText.are(workspace, connectorId)) {
            return List.of();
        }
        List<Row> rows = page(workspace, connectorId, before, limit);
        List<ConnectorVersion> found = versions(rows);
        while (found.isEmpty() && !rows.isEmpty()) {
            rows = page(workspace, connectorId, rows.get(rows.size() - 1).revision(), limit);
            found = versions(rows);
        }
        return found;
    }

    private List<Row> page(String workspace, String id, long before, int limit) {
        return database.on(
                READ,
                sql -> sql.list(
                        "SELECT " + COLUMNS + ONE_CONNECTOR + " AND revision < ? ORDER BY revision DESC LIMIT ?",
                        JdbcConnectorHistory::row,
                        workspace,
                        id,
                        before,
                        limit));
    }

    private static List<ConnectorVersion> versions(List<Row> rows) {
        return rows.stream()
                .map(Row::version)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public Optional<ConnectorVersion> find(String workspace, String connectorId, long revision) {
        if (!StoredText.are(workspace, connectorId)) {
            return Optional.empty();
        }
        Optional<Row> row = database.on(
                READ,
                sql -> sql.first(
                        "SELECT " + COLUMNS + ONE_CONNECTOR + " AND revision = ?",
                        JdbcConnectorHistory::row,
                        workspace,
                        connectorId,
                        revision));
        if (row.isPresent() && row.get().version() == null) {
            throw new StorageException("The version of revision " + revision + " of the connector " + connectorId
                    + " cannot be read; a newer release of the library may have written it");
        }
        return row.map(Row::version);
    }

    private static Row row(ResultSet row) throws SQLException {
        String workspace = row.getString("workspace");
        String id = row.getString("connector_id");
        long revision = row.getLong("revision");
        String by = row.getString("written_by");
        try {
            return new Row(
                    revision,
                    new ConnectorVersion(
                            workspace,
                            id,
                            revision,
                            Kind.valueOf(row.getString("kind")),
                            row.getString("digest"),
                            new Connector.Stamp(Instant.parse(row.getString("written_at")), by),
                            ConnectorDocument.read(row.getString("document"))));
        } catch (RuntimeException e) { // a kind, a time or a document that this release cannot read
            LOG.warn(
                    "The version of revision {} of the connector {} in the workspace {} cannot be read",
                    revision,
                    id,
                    workspace);
            return new Row(revision, null);
        }
    }

    @Override
    public long erase(String workspace) {
        return StoredText.is(workspace)
                ? database.on(ERASE, sql -> sql.update("DELETE FROM connectors_version WHERE workspace = ?", workspace))
                : 0;
    }

    @Override
    public long erase(String workspace, String connectorId) {
        return StoredText.are(workspace, connectorId)
                ? database.on(ERASE, sql -> sql.update("DELETE" + ONE_CONNECTOR, workspace, connectorId))
                : 0;
    }

    @Override
    public long forget(String workspace, String person) {
        if (!StoredText.are(workspace, person)) {
            return 0;
        }
        return database.on(
                "A person could not be taken out of the history",
                sql -> sql.update(
                        "UPDATE connectors_version SET written_by = NULL WHERE workspace = ? AND written_by = ?",
                        workspace,
                        person));
    }
}
