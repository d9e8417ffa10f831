package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.Page;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.Characters.Printable.WorkspaceName;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.StoreListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connectors in a table. Within {@link #inTransaction} finding a connector by its id locks its row, so that what is asked
 * afterwards stays true until the end of the transaction.
 */
public final class JdbcConnectorStore implements ConnectorStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcConnectorStore.class);
    private static final String NOT_READ = "The connector could not be read";
    private static final String NOT_WRITTEN = "The connector could not be written";

    /** How often an insertion is tried whose id or name was taken by what is gone since. */
    private static final int ATTEMPTS = 3;

    /** Broken rows that were warned of; what is more is warned of again. */
    private static final int MOST_WARNED = 1_000;

    private final Database database;
    private final ChangeWatch changes;
    private final NameSearch search;
    private final Map<String, String> warned = new ConcurrentHashMap<>();

    /** Creates the store, which tells of changes through a watch. */
    public JdbcConnectorStore(Database database, ChangeWatch changes) {
        this.database = database;
        this.changes = changes;
        search = new NameSearch(database);
    }

    /** Work on the rows. */
    private interface Work<T> {
        T with(ConnectorRows rows) throws SQLException;
    }

    private <T> T rows(String tried, Work<T> work) {
        return database.on(tried, sql -> work.with(new ConnectorRows(sql)));
    }

    @Override
    public Optional<Connector> find(String workspace, String id) {
        if (!areTexts(workspace, id)) {
            return Optional.empty();
        }
        boolean lock = database.inAct();
        return rows(NOT_READ, rows -> lock ? rows.lock(workspace, id) : rows.find(workspace, id))
                .map(StoredConnector::get);
    }

    @Override
    public Optional<Connector> findByName(String workspace, String name) {
        return areTexts(workspace, name)
                ? rows(NOT_READ, rows -> rows.findByName(workspace, name)).map(StoredConnector::get)
                : Optional.empty();
    }

    @Override
    public Optional<Version> version(String workspace, String name) {
        return areTexts(workspace, name)
                ? rows(
                        NOT_READ,
                        rows -> rows.version(
                                workspace, name, row -> new Version(row.getString("id"), row.getLong("revision"))))
                : Optional.empty();
    }

    /** Locks the row of a name in the transaction of a connection that is the host's. */
    public Optional<Connector> lock(Connection connection, String workspace, String name) throws SQLException {
        return areTexts(workspace, name)
                ? new ConnectorRows(database.on(connection))
                        .lockByName(workspace, name)
                        .map(StoredConnector::get)
                : Optional.empty();
    }

    @Override
    public Page search(String workspace, ConnectorQuery query) {
        String after = query.after();
        if (!areTexts(workspace, query.namePart()) || (after != null && !areTexts(workspace, after))) {
            return new Page(List.of(), null);
        }
        List<Connector> found = new ArrayList<>();
        do {
            NameSearch.Found some = search.find(workspace, query, after, query.limit() + 1 - found.size());
            some.rows().forEach(row -> add(row, found));
            after = some.next();
        } while (after != null && found.size() <= query.limit());
        return found.size() <= query.limit()
                ? new Page(found, null)
                : new Page(
                        found.subList(0, query.limit()),
                        found.get(query.limit() - 1).name());
    }

    private void add(StoredConnector row, List<Connector> found) {
        if (row.connector() != null) {
            found.add(row.connector());
        } else {
            warnOnce(row);
        }
    }

    private void warnOnce(StoredConnector row) {
        if (warned.size() >= MOST_WARNED) {
            warned.clear();
        }
        if (!row.problem().equals(warned.put(row.workspace() + "/" + row.id(), row.problem()))) {
            LOG.warn("{}", Visible.line(row.broken()));
        }
    }

    /** Returns what is wrong with the rows of a workspace that cannot be read, by their ids; empty if all are well. */
    public SortedMap<String, String> problems(String workspace) {
        SortedMap<String, String> problems = new TreeMap<>();
        ConnectorQuery all = ConnectorQuery.all().limit(ConnectorQuery.MAX_LIMIT);
        if (!areTexts(workspace, "")) {
            return problems;
        }
        String after = null;
        do {
            NameSearch.Found some = search.find(workspace, all, after, all.limit());
            some.rows().stream()
                    .filter(row -> row.connector() == null)
                    .forEach(row -> problems.put(row.id(), row.problem()));
            after = some.next();
        } while (after != null);
        return problems;
    }

    @Override
    public void insert(Connector connector, int most) {
        if (!WorkspaceName.is(connector.workspace())) {
            throw new StorageException("The name of a workspace is " + WorkspaceName.RULE);
        }
        if (!StoredText.is(connector.id())) {
            throw new StorageException("An id of a connector in this store is " + StoredText.RULE);
        }
        inTransaction(() -> {
            if (!database.on(NOT_WRITTEN, sql -> hasRoom(sql, connector.workspace(), most))) {
                throw new QuotaExceededException(most, "connectors in a workspace");
            }
            for (int attempt = 1; !rows(NOT_WRITTEN, rows -> rows.insert(connector)); attempt++) {
                refuse(connector, attempt == ATTEMPTS);
            }
            changed(connector.workspace(), connector.name());
            return connector;
        });
    }

    private static boolean hasRoom(Sql sql, String workspace, int most) throws SQLException {
        new ChangeRows(sql).takeTurn();
        return new ConnectorRows(sql).makeRoom(workspace, most);
    }

    private void refuse(Connector connector, boolean last) {
        Optional<StoredConnector> there = rows(NOT_WRITTEN, rows -> rows.find(connector.workspace(), connector.id()));
        if (there.isPresent()) {
            throw new StaleConnectorException(
                    connector.id(), 0, there.get().get().revision());
        }
        if (last || version(connector.workspace(), connector.name()).isPresent()) {
            throw new NameTakenException(connector.name());
        }
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        String workspace = connector.workspace();
        inTransaction(() -> {
            Connector before = expect(workspace, connector.id(), expectedRevision);
            if (!rows(NOT_WRITTEN, rows -> rows.update(connector))) {
                throw new NameTakenException(connector.name());
            }
            changed(workspace, connector.name());
            if (!before.name().equals(connector.name())) {
                changed(workspace, before.name());
            }
            return connector;
        });
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        inTransaction(() -> {
            Connector gone = expect(workspace, id, expectedRevision);
            rows(NOT_WRITTEN, rows -> {
                rows.delete(workspace, id);
                return gone;
            });
            changed(workspace, gone.name());
            return gone;
        });
    }

    /** Locks the row: a row that cannot be read is neither written over nor removed. */
    private Connector expect(String workspace, String id, long revision) {
        Connector there = find(workspace, id).orElseThrow(() -> new StaleConnectorException(id, revision, 0));
        if (there.revision() != revision) {
            throw new StaleConnectorException(id, revision, there.revision());
        }
        return there;
    }

    private void changed(String workspace, String name) {
        database.on(NOT_WRITTEN, sql -> {
            new ChangeRows(sql).add(workspace, name);
            return name;
        });
        database.afterCommit(changes::wake);
    }

    @Override
    public <T> T inTransaction(Supplier<T> act) {
        return database.inTransaction(act);
    }

    @Override
    public void afterCommit(Runnable action) {
        database.afterCommit(action);
    }

    /** Tells of a change at once where PostgreSQL notifies, and within a second where it has to be asked. */
    @Override
    public boolean announce(StoreListener listener) {
        changes.add(Objects.requireNonNull(listener, "listener"));
        return true;
    }

    /** Whether a connector may be found by such texts. */
    private static boolean areTexts(String workspace, String other) {
        return WorkspaceName.is(workspace) && StoredText.is(other);
    }
}
