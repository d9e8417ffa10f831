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

/** Tables that scripts make. Each script enters its version in a table beside them, whoever runs it. */
public final class Schema {
    /** The tables of the storage. */
    public static final Schema STORAGE = new Schema(
            "/io/dataconnectors/jdbc/",
            "connectors_schema",
            List.of(
                    "V1__connectors.sql",
                    "V2__history.sql",
                    "V3__log.sql",
                    "V4__secrets.sql",
                    "V5__ledger.sql",
                    "V6__search_and_quota.sql"),
            "open the storage with JdbcStorage.Builder.install(), or have Flyway or Liquibase run its scripts");

    /** Any number that no other application is likely to choose. */
    private static final long LOCK = 0x636f6e6e6563746fL;

    private static final String TRIED = "The tables could not be installed";
    private static final int ATTEMPTS_ON_H2 = 5;

    private final String place;
    private final String table;
    private final List<String> scripts;
    private final String howToInstall;
    private final NavigableSet<Integer> versions;

    /**
     * Describes tables.
     *
     * @param place where on the class path the folders of the scripts are, one for each kind of database
     * @param table where each script enters its version
     * @param scripts their names, in the order of their versions, each above all before it
     * @param howToInstall what to do where tables are missing
     */
    public Schema(String place, String table, List<String> scripts, String howToInstall) {
        this.place = place;
        this.table = table;
        this.scripts = List.copyOf(scripts);
        this.howToInstall = howToInstall;
        versions = new TreeSet<>(scripts.stream().map(Schema::version).toList());
    }

    /** Returns what to do where tables are missing. */
    String howToInstall() {
        return howToInstall;
    }

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    /** Runs the scripts that were not run yet. However many nodes do this at once, each script takes effect once. */
    public void install(Database database) {
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
    private void installUnlocked(Database database) {
        synchronized (Schema.class) {
            installInTurns(database);
        }
    }

    private void installInTurns(Database database) {
        for (int attempt = 1; ; attempt++) {
            try {
                database.inTransaction(() -> database.on(TRIED, this::runMissing));
                return;
            } catch (StorageException e) {
                if (attempt == ATTEMPTS_ON_H2) {
                    throw e;
                }
            }
        }
    }

    private int runMissing(Sql sql) throws SQLException {
        NavigableSet<Integer> installed = installed(sql);
        int count = 0;
        for (String script : scripts) {
            if (!installed.contains(version(script))) {
                try (Statement statement = sql.connection().createStatement()) {
                    statement.execute(text(sql.dialect(), script));
                }
                count++;
            }
        }
        return count;
    }

    private String text(Dialect dialect, String script) {
        String file = place + dialect.folder() + "/" + script;
        try (InputStream content = Schema.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that the tables are there.
     *
     * @throws StorageException if tables are missing, older than this release needs, or newer than it knows
     */
    public void check(Database database) {
        NavigableSet<Integer> installed = database.inTransaction(
                () -> database.on("The version of the tables could not be read", this::installed));
        if (installed.isEmpty()) {
            throw new StorageException("The tables of the storage are missing in the database; " + howToInstall);
        }
        if (installed.last() > versions.last()) {
            throw new StorageException("The tables in the database are of version " + installed.last()
                    + ", which a newer release of the library made; this release knows version " + versions.last()
                    + " at most and leaves them alone");
        }
        if (!installed.containsAll(versions)) {
            throw new StorageException("The tables in the database are of version " + installed.last()
                    + ", and this release needs version " + versions.last() + "; " + howToInstall);
        }
    }

    /** Asks whether the table is there first: a statement on one that is missing fails, and H2 writes that into a file. */
    private NavigableSet<Integer> installed(Sql sql) throws SQLException {
        boolean isThere =
                sql.first(sql.dialect().tableOfName(), row -> table, table).isPresent();
        return isThere
                ? new TreeSet<>(sql.list("SELECT version FROM " + table, row -> row.getInt("version")))
                : new TreeSet<>();
    }
}
