package io.dataconnectors.jdbc.internal.token;

import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Faults;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.jdbc.internal.Sweep;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.jdbc.internal.seal.Seal.Place;
import io.dataconnectors.jdbc.internal.seal.Seal.Sealed;
import io.dataconnectors.spi.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Tokens and leases in the table {@code connectors_token}, always on a connection of their own. Leases go by the clock of the
 * database. Rows are named by digests under the current key, so that nodes with different current keys share no tokens.
 */
public final class JdbcTokenStore implements TokenStore {
    private static final String ONE = " WHERE workspace = ? AND digest = ?";
    private static final String READ = "The access token could not be read";
    private static final String WRITE = "The access token could not be written";
    private static final String ERASE = "The access tokens could not be erased";
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    /** Whether a row, named t, is leased to nobody else. */
    private static final String FREE = "(t.holder IS NULL OR t.holder = ? OR t.leased_until <= CURRENT_TIMESTAMP)";

    private final Database database;
    private final Seal seal;
    private final Sweep sweep;

    /** Creates a store. */
    public JdbcTokenStore(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
        sweep = new Sweep(database, "tokens", "connectors_token", BETWEEN_SWEEPS, ERASE);
    }

    /** A token as it is kept. */
    private record Row(Sealed sealed, Instant due, Instant ends) {}

    private String digest(String workspace, String key) {
        return HexFormat.of().formatHex(seal.digest(place(workspace, key)));
    }

    private static Place place(String workspace, String key) {
        return new Place("token", Objects.requireNonNull(workspace, "workspace"), Objects.requireNonNull(key, "key"));
    }

    @Override
    public Optional<Token> find(String workspace, String key) {
        return row(workspace, key).flatMap(row -> {
            String value = open(workspace, key, row);
            return value == null ? Optional.empty() : Optional.of(new Token(Secret.of(value), row.due(), row.ends()));
        });
    }

    private Optional<Row> row(String workspace, String key) {
        return database.apart(
                READ,
                sql -> sql.first(
                        "SELECT key_name, sealed, due, ends FROM connectors_token" + ONE + " AND sealed IS NOT NULL",
                        JdbcTokenStore::row,
                        StoredText.of(workspace),
                        digest(workspace, key)));
    }

    private static Row row(ResultSet row) throws SQLException {
        Sealed sealed = new Sealed(row.getString("key_name"), row.getBytes("sealed"));
        return new Row(sealed, Sql.instant(row, "due"), Sql.instant(row, "ends"));
    }

    /** One that cannot be read any more is none: the next is fetched. */
    @Nullable
    private String open(String workspace, String key, Row row) {
        try {
            return seal.open(place(workspace, key), row.sealed());
        } catch (StorageException e) {
            return null;
        }
    }

    @Override
    public boolean lease(String workspace, String key, String holder, Duration time) {
        Objects.requireNonNull(holder, "holder");
        return database.apart(
                WRITE,
                sql -> written(
                        sql,
                        "INSERT INTO connectors_token AS t (workspace, digest, holder, leased_until) VALUES (?, ?, ?, "
                                + "CURRENT_TIMESTAMP + ? * INTERVAL '1 millisecond') ON CONFLICT (workspace, digest) DO UPDATE"
                                + " SET holder = EXCLUDED.holder, leased_until = EXCLUDED.leased_until WHERE " + FREE,
                        "MERGE INTO connectors_token t USING (SELECT CAST(? AS VARCHAR) AS workspace,"
                                + " CAST(? AS VARCHAR) AS digest, CAST(? AS VARCHAR) AS holder,"
                                + " DATEADD(MILLISECOND, ?, CURRENT_TIMESTAMP) AS leased_until) s"
                                + " ON t.workspace = s.workspace AND t.digest = s.digest WHEN MATCHED AND " + FREE
                                + " THEN UPDATE SET holder = s.holder, leased_until = s.leased_until"
                                + " WHEN NOT MATCHED THEN INSERT (workspace, digest, holder, leased_until)"
                                + " VALUES (s.workspace, s.digest, s.holder, s.leased_until)",
                        StoredText.of(workspace),
                        digest(workspace, key),
                        holder,
                        time.toMillis(),
                        holder));
    }

    @Override
    public void put(String workspace, String key, Token token, String holder) {
        Objects.requireNonNull(holder, "holder");
        Sealed sealed = seal.seal(place(workspace, key), token.value().reveal());
        boolean unused = database.apart(
                WRITE,
                sql -> written(
                        sql,
                        "INSERT INTO connectors_token AS t (workspace, digest, key_name, sealed, due, ends)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (workspace, digest) DO UPDATE SET"
                                + " key_name = EXCLUDED.key_name, sealed = EXCLUDED.sealed, due = EXCLUDED.due,"
                                + " ends = EXCLUDED.ends, holder = NULL, leased_until = NULL WHERE " + FREE,
                        "MERGE INTO connectors_token t USING (SELECT CAST(? AS VARCHAR) AS workspace,"
                                + " CAST(? AS VARCHAR) AS digest, CAST(? AS VARCHAR) AS key_name,"
                                + " CAST(? AS VARBINARY) AS sealed, CAST(? AS TIMESTAMP(9) WITH TIME ZONE) AS due,"
                                + " CAST(? AS TIMESTAMP(9) WITH TIME ZONE) AS ends) s"
                                + " ON t.workspace = s.workspace AND t.digest = s.digest WHEN MATCHED AND " + FREE
                                + " THEN UPDATE SET key_name = s.key_name, sealed = s.sealed, due = s.due, ends = s.ends,"
                                + " holder = NULL, leased_until = NULL WHEN NOT MATCHED THEN INSERT"
                                + " (workspace, digest, key_name, sealed, due, ends)"
                                + " VALUES (s.workspace, s.digest, s.key_name, s.sealed, s.due, s.ends)",
                        StoredText.of(workspace),
                        digest(workspace, key),
                        sealed.key(),
                        sealed.bytes(),
                        token.due(),
                        token.end(),
                        holder));
        sweep.runBehind(this::sweep);
    }

    /** Runs one statement, and returns whether it wrote: the row was not another's. */
    private static boolean written(Sql sql, String onPostgres, String onH2, @Nullable Object... parameters)
            throws SQLException {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            return sql.update(onPostgres, parameters) > 0;
        }
        try {
            return sql.update(onH2, parameters) > 0;
        } catch (SQLException e) {
            if (Faults.isTaken(e)) { // another has inserted the row at the same moment
                return false;
            }
            throw e;
        }
    }

    /** Deletes what is worth nothing any more: neither a token that can be sent nor a lease that goes on. */
    private void sweep(String workspace) {
        int unused = database.apart(
                ERASE,
                sql -> sql.update(
                        "DELETE FROM connectors_token WHERE workspace = ? AND (ends IS NULL OR ends < CURRENT_TIMESTAMP)"
                                + " AND (leased_until IS NULL OR leased_until < CURRENT_TIMESTAMP)",
                        workspace));
    }

    @Override
    public long erase(String workspace) {
        Objects.requireNonNull(workspace, "workspace");
        return database.apart(
                ERASE, sql -> sql.update("DELETE FROM connectors_token WHERE workspace = ?", StoredText.of(workspace)));
    }

    @Override
    public void release(String workspace, String key, String holder) {
        Objects.requireNonNull(holder, "holder");
        int unused = database.apart(
                WRITE,
                sql -> sql.update(
                        "UPDATE connectors_token SET holder = NULL, leased_until = NULL" + ONE + " AND holder = ?",
                        StoredText.of(workspace),
                        digest(workspace, key),
                        holder));
    }

    @Override
    public void drop(String workspace, String key, Secret refused) {
        String value = refused.reveal();
        Row row = row(workspace, key).orElse(null);
        if (row == null || !value.equals(open(workspace, key, row))) {
            return;
        }
        int unused = database.apart(
                WRITE,
                sql -> sql.update(
                        "UPDATE connectors_token SET key_name = NULL, sealed = NULL, due = NULL, ends = NULL" + ONE
                                + " AND sealed = ?",
                        StoredText.of(workspace),
                        digest(workspace, key),
                        row.sealed().bytes()));
    }
}
