package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.jdbc.internal.Sweep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.annotation.Nullable;

/**
 * The table {@code connectors_call_erased}: what was erased of the log, and when. Nodes have calls in memory that are not written
 * yet; none writes one that was appended before an erasure. Of a person it has a digest alone. Times are by the clocks of the
 * nodes.
 */
final class Erasures {
    /** Whether a row, named r, may be written. */
    static final String NOT_ERASED =
            "NOT EXISTS (SELECT 1 FROM connectors_call_erased e WHERE e.workspace = r.workspace"
                    + " AND e.person IN ('', r.person) AND e.erased > r.appended)";

    /** Held by whoever writes rows on H2, and by whoever erases: a batch is written before an erasure, or knows of it. */
    static final String LOCK_ON_H2 = "SELECT name FROM connectors_sweep WHERE name = 'erased' FOR UPDATE";

    private static final String ALL = "";
    private static final String SWEEP = "What is known of erased calls could not be deleted";
    private static final Duration SWEEPS = Duration.ofHours(1);

    private final Database database;
    private final Duration age;
    private final Sweep sweep;

    /** @param age for how long a call may be written after it began */
    Erasures(Database database, Duration age) {
        this.database = database;
        this.age = age;
        sweep = new Sweep(database, "erased", "connectors_call_erased", SWEEPS, SWEEP);
    }

    /** Returns what stands for a person of a workspace, or null for nobody. */
    @Nullable
    static String digest(String workspace, @Nullable String person) {
        if (person == null) {
            return null;
        }
        try {
            byte[] text =
                    (workspace + "/" + person).getBytes(StandardCharsets.UTF_8); // no workspace has a slash in its name
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Notes that calls are erased. When this returns, batches that know nothing of it are written, and can be deleted.
     *
     * @param person for whom they were made; null for all calls of the workspace
     */
    void note(String tried, String workspace, @Nullable String person) {
        String digest = digest(workspace, person);
        String erased = digest == null ? ALL : digest;
        var unused = database.apart(tried, sql -> {
            sql.transaction(() -> {
                put(sql, workspace, erased);
                awaitBatches(sql);
            });
            return erased;
        });
    }

    private static void put(Sql sql, String workspace, String person) throws SQLException {
        boolean onPostgres = sql.dialect() == Dialect.POSTGRESQL;
        if (!onPostgres) {
            sql.list(LOCK_ON_H2, row -> person);
        }
        String columns = "INTO connectors_call_erased (workspace, person, erased) ";
        int unused = sql.update(
                onPostgres
                        ? "INSERT " + columns + "VALUES (?, ?, ?) ON CONFLICT (workspace, person)"
                                + " DO UPDATE SET erased = EXCLUDED.erased"
                        : "MERGE " + columns + "KEY (workspace, person) VALUES (?, ?, ?)",
                workspace,
                person,
                Instant.now());
    }

    /** On PostgreSQL a batch is one statement, which knows what was committed before it began. */
    private static void awaitBatches(Sql sql) throws SQLException {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            try (Statement statement = sql.connection().createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '10s'");
                statement.execute("LOCK TABLE connectors_call IN SHARE MODE");
            }
        }
    }

    /** Deletes what is older than any call that may still be written, if it is time and no other node has begun to. */
    void sweep() {
        sweep.run(workspace -> {
            int unused = database.apart(
                    SWEEP,
                    sql -> sql.update(
                            "DELETE FROM connectors_call_erased WHERE workspace = ? AND erased <= ?",
                            workspace,
                            Instant.now().minus(age)));
        });
    }
}
