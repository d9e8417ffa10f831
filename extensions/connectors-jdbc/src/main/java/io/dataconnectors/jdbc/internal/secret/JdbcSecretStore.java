package io.dataconnectors.jdbc.internal.secret;

import io.dataconnectors.Connector.Stamp;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.text.Characters.Printable.WorkspaceName;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.jdbc.internal.seal.Seal.Place;
import io.dataconnectors.jdbc.internal.seal.Seal.Sealed;
import io.dataconnectors.spi.SecretStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.annotation.Nullable;

/** Secrets in the table {@code connectors_secret}, and where each may be sent in {@code connectors_secret_origin}. */
public final class JdbcSecretStore implements SecretStore {
    private static final String ONE = " WHERE workspace = ? AND name = ?";
    private static final String WRITE = "The secret could not be written";
    private static final String READ = "The secrets could not be read";
    private static final String ORIGIN = "The origins of the secret could not be written";
    private static final String MAY_BE_SENT = "EXISTS (SELECT 1 FROM connectors_secret_origin o"
            + " WHERE o.workspace = s.workspace AND o.name = s.name AND o.origin = ?)";

    private final Database database;
    private final Seal seal;
    private final int most;
    private final LastAnswers last;

    /**
     * Creates a store.
     *
     * @param most how many secrets a workspace may have
     * @param trusted for how long it answers as it did before while the database cannot be asked
     * @param away whether it is known that the database cannot be asked
     */
    public JdbcSecretStore(Database database, Seal seal, int most, Duration trusted, BooleanSupplier away) {
        this.database = database;
        this.seal = seal;
        this.most = most;
        last = new LastAnswers(trusted, away);
    }

    /** A row of a secret with one of its origins; the origin is null if it has none. */
    private record Row(
            String name,
            Stamp written,
            @Nullable String origin,
            @Nullable Stamp named) {}

    static Place place(String workspace, String name) {
        return new Place("secret", workspace, name);
    }

    static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getString("key_name"), row.getBytes("sealed"));
    }

    /** Whether a database can keep such texts; what is none is nobody's name. */
    private static boolean areTexts(String workspace, String other) {
        return WorkspaceName.is(workspace) && StoredText.is(other);
    }

    @Nullable
    @Override
    public Secret resolve(Query query) {
        if (!areTexts(query.workspace(), query.name() + query.origin() + query.apiOrigin())) {
            return null;
        }
        Query asked = new Query(query.workspace(), query.name(), query.origin(), query.apiOrigin(), null);
        return last.ask(asked, () -> read(asked))
                .map(kept -> Secret.of(seal.open(place(query.workspace(), query.name()), kept)))
                .orElse(null);
    }

    private Optional<Sealed> read(Query query) {
        return database.on(
                "The secret could not be read",
                sql -> sql.first(
                        "SELECT key_name, sealed FROM connectors_secret s" + ONE + " AND " + MAY_BE_SENT + " AND "
                                + MAY_BE_SENT,
                        JdbcSecretStore::sealed,
                        query.workspace(),
                        query.name(),
                        query.origin(),
                        query.apiOrigin()));
    }

    @Override
    public void put(String workspace, String name, Secret value, @Nullable String by) {
        SecretStore.check(workspace, name, value);
        Sealed sealed = seal.seal(place(workspace, name), value.reveal());
        var unused = database.inTransaction(() -> database.on(WRITE, sql -> {
            if (!replace(sql, workspace, name, sealed, by)) {
                lock(sql, workspace);
                if (!replace(sql, workspace, name, sealed, by)) { // nobody has added it while this waited
                    add(sql, workspace, name, sealed, by);
                }
            }
            changed(workspace);
            return name;
        }));
    }

    private void changed(String workspace) {
        database.afterCommit(() -> last.forget(workspace));
    }

    private static boolean replace(Sql sql, String workspace, String name, Sealed sealed, @Nullable String by)
            throws SQLException {
        return sql.update(
                        "UPDATE connectors_secret SET key_name = ?, sealed = ?, written_at = ?, written_by = ?" + ONE,
                        sealed.key(),
                        sealed.bytes(),
                        Instant.now(),
                        StoredText.of(by),
                        workspace,
                        name)
                > 0;
    }

    /** Those who add secrets to a workspace go one after another, until they commit. */
    private static void lock(Sql sql, String workspace) throws SQLException {
        String locked = "SELECT workspace FROM connectors_secret_workspace WHERE workspace = ? FOR UPDATE";
        while (sql.first(locked, row -> workspace, workspace).isEmpty()) {
            boolean unused = sql.unlessTaken(
                    () -> sql.update("INSERT INTO connectors_secret_workspace (workspace) VALUES (?)", workspace));
        }
    }

    private void add(Sql sql, String workspace, String name, Sealed sealed, @Nullable String by) throws SQLException {
        if (count(sql, "SELECT COUNT(*) AS many FROM connectors_secret WHERE workspace = ?", workspace) >= most) {
            throw new QuotaExceededException(most, "secrets in a workspace");
        }
        int unused = sql.update(
                "INSERT INTO connectors_secret (workspace, name, key_name, sealed, written_at, written_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                workspace,
                name,
                sealed.key(),
                sealed.bytes(),
                Instant.now(),
                StoredText.of(by));
    }

    private static long count(Sql sql, String query, Object... parameters) throws SQLException {
        return sql.first(query, row -> row.getLong("many"), parameters).orElse(0L);
    }

    @Override
    public boolean allow(String workspace, String name, String origin, @Nullable String by) {
        String named = SecretStore.origin(origin);
        return areTexts(workspace, name) && allowOne(workspace, name, named, by);
    }

    private boolean allowOne(String workspace, String name, String named, @Nullable String by) {
        return database.inTransaction(() -> database.on(ORIGIN, sql -> {
            boolean known = sql.first(
                            "SELECT name FROM connectors_secret" + ONE + " FOR UPDATE", row -> name, workspace, name)
                    .isPresent();
            if (known && !isAllowed(sql, workspace, name, named)) {
                addOrigin(sql, workspace, name, named, by);
            }
            return known;
        }));
    }

    private static boolean isAllowed(Sql sql, String workspace, String name, String origin) throws SQLException {
        return sql.first(
                        "SELECT origin FROM connectors_secret_origin" + ONE + " AND origin = ?",
                        row -> origin,
                        workspace,
                        name,
                        origin)
                .isPresent();
    }

    private static void addOrigin(Sql sql, String workspace, String name, String origin, @Nullable String by)
            throws SQLException {
        String counted = "SELECT COUNT(*) AS many FROM connectors_secret_origin" + ONE;
        if (count(sql, counted, workspace, name) >= MAX_ORIGINS) {
            throw new QuotaExceededException(MAX_ORIGINS, "origins of a secret");
        }
        int unused = sql.update(
                "INSERT INTO connectors_secret_origin (workspace, name, origin, named_at, named_by)"
                        + " VALUES (?, ?, ?, ?, ?)",
                workspace,
                name,
                origin,
                Instant.now(),
                StoredText.of(by));
    }

    @Override
    public boolean disallow(String workspace, String name, String origin) {
        String named = SecretStore.origin(origin);
        if (!areTexts(workspace, name)) {
            return false;
        }
        int disallowed = database.on(
                ORIGIN,
                sql -> sql.update(
                        "DELETE FROM connectors_secret_origin" + ONE + " AND origin = ?", workspace, name, named));
        changed(workspace);
        return disallowed > 0;
    }

    @Override
    public List<Entry> list(String workspace) {
        if (!areTexts(workspace, "")) {
            return List.of();
        }
        List<Row> rows = database.on(
                READ,
                sql -> sql.list(
                        "SELECT s.name, s.written_at, s.written_by, o.origin, o.named_at, o.named_by"
                                + " FROM connectors_secret s LEFT JOIN connectors_secret_origin o"
                                + " ON o.workspace = s.workspace AND o.name = s.name WHERE s.workspace = ?",
                        JdbcSecretStore::row,
                        workspace));
        Map<String, Entry> entries = new TreeMap<>();
        rows.forEach(row -> entries.merge(row.name(), entry(row), JdbcSecretStore::joined));
        return List.copyOf(entries.values());
    }

    private static Row row(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        Stamp named = origin == null ? null : new Stamp(Sql.instant(row, "named_at"), row.getString("named_by"));
        Stamp written = new Stamp(Sql.instant(row, "written_at"), row.getString("written_by"));
        return new Row(row.getString("name"), written, origin, named);
    }

    private static Entry entry(Row row) {
        Map<String, Stamp> origins =
                row.origin() == null || row.named() == null ? Map.of() : Map.of(row.origin(), row.named());
        return new Entry(row.name(), origins, row.written());
    }

    private static Entry joined(Entry one, Entry other) {
        Map<String, Stamp> origins = new TreeMap<>(one.origins());
        origins.putAll(other.origins());
        return new Entry(one.name(), origins, one.written());
    }

    @Override
    public boolean delete(String workspace, String name) {
        if (!areTexts(workspace, name)) {
            return false;
        }
        int deleted = database.on(
                "The secret could not be deleted",
                sql -> sql.update("DELETE FROM connectors_secret" + ONE, workspace, name));
        changed(workspace);
        return deleted > 0;
    }

    @Override
    public long erase(String workspace) {
        if (!areTexts(workspace, "")) {
            return 0;
        }
        return database.inTransaction(() -> database.on("The secrets could not be erased", sql -> {
            int erased = sql.update("DELETE FROM connectors_secret WHERE workspace = ?", workspace);
            int unused = sql.update("DELETE FROM connectors_secret_workspace WHERE workspace = ?", workspace);
            changed(workspace);
            return (long) erased;
        }));
    }

    @Override
    public long forget(String workspace, String person) {
        String by = StoredText.of(Objects.requireNonNull(person, "person"));
        if (!areTexts(workspace, "")) {
            return 0;
        }
        return database.inTransaction(() -> database.on("A person could not be taken out of the secrets", sql -> {
            int written = sql.update(
                    "UPDATE connectors_secret SET written_by = NULL WHERE workspace = ? AND written_by = ?",
                    workspace,
                    by);
            int named = sql.update(
                    "UPDATE connectors_secret_origin SET named_by = NULL WHERE workspace = ? AND named_by = ?",
                    workspace,
                    by);
            return (long) written + named;
        }));
    }
}
