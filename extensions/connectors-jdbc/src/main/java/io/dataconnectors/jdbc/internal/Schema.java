package io.dataconnectors.jdbc.internal;

import io.dataconnectors.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/** The tables of the storage. Each script enters its version in {@code connectors_schema}, whoever runs it. */
public final class Schema {
    /** What to do where tables are missing. */
    static final String HOW_TO_INSTALL =
            "open the storage with JdbcStorage.Builder.install(), or have Flyway or Liquibase run its scripts";

    /** Where the scripts are; in the order of their versions, each above all before it. */
    private static final String PLACE = "/io/dataconnectors/jdbc/";

    private static final List<String> SCRIPTS = List.of("V1__connectors.sql");

    private static final NavigableSet<Integer> VERSIONS =
            new TreeSet<>(SCRIPTS.stream().map(Schema::version).toList());

    /** Any number that no other application is likely to choose. */
    private static final long LOCK = 0x636f6e6e6563746fL;

    private static final String TRIED = "The tables could not be installed";
    private static final int ATTEMPTS_ON_H2 = 5;

    private Schema() {}

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    /** Runs the scripts that were not run yet. However many nodes do this at once, each script takes effect once. */
    public static void install(Database database) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            database.inTransaction(() -> database.on(TRIED, sql -> {
                sql.list("SELECT pg_advisory_xact_lock(?)", row -> LOCK, LOCK);
                return runMissing(sql);
            }));
        } else {
            installUnlocked(database);
        }
    }

    /**
     * H2 commits before each change of tables, so that a lock would not last, and fails by chance where two are made at once.
     * Its scripts can be run again: in one process they wait for each other, and between processes a failure is tried again.
     */
    private static synchronized void installUnlocked(Database database) {
        for (int attempt = 1; ; attempt++) {
            try {
                database.inTransaction(() -> database.on(TRIED, Schema::runMissing));
                return;
            } catch (StorageException e) {
                if (attempt == ATTEMPTS_ON_H2) {
                    throw e;
                }
            }
        }
    }

    private static int runMissing(Sql sql) throws SQLException {
        NavigableSet<Integer> installed = installed(sql);
        int count = 0;
        for (String script : SCRIPTS) {
            if (!installed.contains(version(script))) {
                try (Statement statement = sql.connection().createStatement()) {
                    statement.execute(text(sql.dialect(), script));
                }
                count++;
            }
        }
        return count;
    }

    private static String text(Dialect dialect, String script) {
        String file = PLACE + dialect.folder() + "/" + script;
        try (InputStream content = Schema.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws StorageException if tables are missing, older than this release needs, or newer than it knows */
    public static void check(Database database) {
        NavigableSet<Integer> installed = database.inTransaction(
                () -> database.on("The version of the tables could not be read", Schema::installed));
        if (installed.isEmpty()) {
            throw new StorageException("The tables of the storage are missing in the database; " + HOW_TO_INSTALL);
        }
        if (installed.last() > VERSIONS.last()) {
            throw new StorageException("The tables in the database are of version " + installed.last()
                    + ", which a newer release of the library made; this release knows version " + VERSIONS.last()
                    + " at most and leaves them alone");
        }
        if (!installed.containsAll(VERSIONS)) {
            throw new StorageException("The tables in the database are of version " + installed.last()
                    + ", and this release needs version " + VERSIONS.last() + "; " + HOW_TO_INSTALL);
        }
    }

    private static NavigableSet<Integer> installed(Sql sql) throws SQLException {
        NavigableSet<Integer> versions = new TreeSet<>();
        sql.unlessMissing(
                () -> versions.addAll(sql.list("SELECT version FROM connectors_schema", row -> row.getInt("version"))));
        return versions;
    }
}
