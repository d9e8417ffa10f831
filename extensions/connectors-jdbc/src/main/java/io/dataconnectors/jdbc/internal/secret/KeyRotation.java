package io.dataconnectors.jdbc.internal.secret;

import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.jdbc.internal.seal.Seal.Sealed;
import java.security.MessageDigest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the host and what is encrypted with them: whether each is the one that the database knows, and the encrypting anew
 * of secrets with the current one. Tokens are not encrypted anew: they are fetched again.
 */
public final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private static final int CHUNK = 100;
    private static final String TRIED = "The secrets could not be encrypted anew";

    private final Database database;
    private final Seal seal;

    /** Makes what looks after the keys of a database. */
    public KeyRotation(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** A secret as it is kept. */
    private record Row(String workspace, String name, Sealed sealed) {}

    /**
     * Enters keys that are new, and warns of secrets whose key the host lacks.
     *
     * @throws StorageException if a key of the ring is another than that of its name in the database
     */
    public void check() {
        for (String name : seal.names()) {
            byte[] own = seal.fingerprint(name);
            byte[] known = database.inTransaction(() -> entered(name, own));
            if (!MessageDigest.isEqual(own, known)) {
                throw new StorageException("The key " + name
                        + " of the key ring is not the key of this name with which the database was written");
            }
        }
        warnOfMissing();
    }

    private byte[] entered(String name, byte[] own) {
        return database.on("The keys could not be checked", sql -> {
            String known = "SELECT fingerprint FROM connectors_key WHERE name = ?";
            if (sql.first(known, row -> name, name).isEmpty()) {
                boolean unused = sql.unlessTaken(
                        () -> sql.update("INSERT INTO connectors_key (name, fingerprint) VALUES (?, ?)", name, own));
            }
            return sql.first(known, row -> row.getBytes("fingerprint"), name).orElse(own);
        });
    }

    private void warnOfMissing() {
        String of = "SELECT name FROM connectors_secret WHERE key_name = ? LIMIT 1";
        int unused = database.apart("The keys could not be checked", sql -> {
            List<String> missing = sql.list("SELECT name FROM connectors_key", row -> row.getString("name"));
            missing.removeAll(seal.names());
            for (String name : missing) {
                if (sql.first(of, row -> name, name).isPresent()) {
                    LOG.warn(
                            "Secrets in the database are encrypted with the key {}, which is not in the key ring",
                            name);
                }
            }
            return missing.size();
        });
    }

    /**
     * Encrypts all secrets with the current key that are not, in chunks, while calls go on. What is written meanwhile stays as it
     * was written.
     *
     * @return how many were encrypted anew
     * @throws StorageException if some cannot be read, once all others are done
     */
    public long rotate() {
        long renewed = 0;
        long unreadable = 0;
        String reason = "";
        List<Row> chunk = chunk("", "");
        while (!chunk.isEmpty()) {
            for (Row row : chunk) {
                try {
                    renewed += renew(row, seal.open(JdbcSecretStore.place(row.workspace(), row.name()), row.sealed()));
                } catch (StorageException e) {
                    unreadable++;
                    reason = String.valueOf(e.getMessage());
                }
            }
            Row last = chunk.get(chunk.size() - 1);
            chunk = chunk(last.workspace(), last.name());
        }
        if (unreadable > 0) {
            throw new StorageException(
                    unreadable + " secrets could not be encrypted anew, " + renewed + " were. " + reason);
        }
        return renewed;
    }

    private List<Row> chunk(String workspace, String name) {
        return database.apart(
                TRIED,
                sql -> sql.list(
                        "SELECT workspace, name, key_name, sealed FROM connectors_secret WHERE key_name <> ?"
                                + " AND (workspace, name) > (?, ?) ORDER BY workspace, name LIMIT " + CHUNK,
                        row -> new Row(row.getString("workspace"), row.getString("name"), JdbcSecretStore.sealed(row)),
                        seal.current(),
                        workspace,
                        name));
    }

    private int renew(Row row, String value) {
        Sealed next = seal.seal(JdbcSecretStore.place(row.workspace(), row.name()), value);
        return database.apart(
                TRIED,
                sql -> sql.update(
                        "UPDATE connectors_secret SET key_name = ?, sealed = ?"
                                + " WHERE workspace = ? AND name = ? AND key_name = ? AND sealed = ?",
                        next.key(),
                        next.bytes(),
                        row.workspace(),
                        row.name(),
                        row.sealed().key(),
                        row.sealed().bytes()));
    }
}
