package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstallationTest {
    private static final int NODES = 6;

    @ParameterizedTest
    @EnumSource
    void one_call_installs_and_a_second_changes_nothing(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage.on(database.pool()).install().open().close();
            String installed = database.ask("SELECT installed FROM connectors_schema WHERE version = 1");
            JdbcStorage.on(database.pool()).install().open().close();

            assertThat(installed).isNotNull();
            assertThat(database.ask("SELECT installed FROM connectors_schema WHERE version = 1"))
                    .isEqualTo(installed);
            JdbcStorage.on(database.pool()).open().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodes_that_start_at_once_install_together(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create()) {
            ExecutorService nodes = Executors.newFixedThreadPool(NODES);
            Callable<String> node = () -> {
                JdbcStorage.on(database.pool()).install().open().close();
                return "started";
            };
            for (Future<String> started : nodes.invokeAll(Collections.nCopies(NODES, node))) {
                assertThat(started.get()).isEqualTo("started");
            }
            nodes.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void missing_tables_are_told_with_what_to_do(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            assertRefused(database.pool())
                    .withMessageContaining(
                            "The tables of the storage are missing in the database; open the storage with"
                                    + " JdbcStorage.Builder.install(), or have Flyway or Liquibase run its scripts");
        }
    }

    @ParameterizedTest
    @EnumSource
    void newer_tables_are_refused_with_both_versions(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage.on(database.pool()).install().open().close();
            database.run("INSERT INTO connectors_schema (version) VALUES (99)");

            assertRefused(database.pool())
                    .withMessageMatching("(?s).*are of version 99, .*knows version \\d+ at most.*");
        }
    }

    @ParameterizedTest
    @EnumSource
    void older_tables_are_refused_until_they_are_brought_up(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage.on(database.pool()).install().open().close();
            database.run("DELETE FROM connectors_schema");
            database.run("INSERT INTO connectors_schema (version) VALUES (0)");

            assertRefused(database.pool())
                    .withMessageMatching("(?s).*are of version 0, and this release needs version.*");
        }
    }

    @Test
    void to_install_leaves_nothing_beside_the_database_on_h2(@TempDir Path folder) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("connectors"));
        // kept open, because H2 may write of itself what it finds when the last connection is closed
        try (Connection kept = database.getConnection()) {
            JdbcStorage.on(database).install().open().close();
            assertThat(kept.isValid(1)).isTrue();

            Path trace = folder.resolve("connectors.trace.db");
            assertThat(Files.exists(trace) ? Files.readString(trace) : "").isEmpty();
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("connectors.mv.db");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "53100, the database is full",
        "25006, the database can only be read",
        "28P01, the database refuses the user or the password",
        "57P03, the database is shutting down or starting",
        "08006, the database cannot be reached",
        "42501, the user of the database has no right to",
        "40001, another transaction was in the way; try again",
        "XX000, 'the database refused it (SQLSTATE XX000, code 7)'"
    })
    void what_is_wrong_is_told_in_plain_words_and_not_in_those_of_the_driver(String state, String words) {
        DataSource failing = proxy(DataSource.class, method -> {
            throw new SQLException("INSERT INTO secret VALUES ('hunter2')", state, 7);
        });

        assertRefused(failing)
                .withMessage("The storage could not be opened: " + words)
                .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContain("hunter2"));
    }

    /** So H2 tells of a full disk. */
    @Test
    void what_keeps_the_database_from_writing_its_file_is_told() {
        SQLException general = new SQLException("INSERT INTO secret VALUES ('hunter2')", "HY000", 50000);
        general.initCause(new IllegalStateException(new IOException("No space left for hunter2")));
        DataSource failing = proxy(DataSource.class, method -> {
            throw general;
        });

        assertRefused(failing)
                .withMessage("The storage could not be opened: the database cannot read or write its files;"
                        + " the disk may be full")
                .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        try (HikariDataSource nowhere = new HikariDataSource()) {
            nowhere.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
            nowhere.setInitializationFailTimeout(-1);
            nowhere.setConnectionTimeout(300);

            assertRefused(nowhere)
                    .withMessageStartingWith("The storage could not be opened: the database cannot be reached");
        }
    }

    @Test
    void an_unknown_database_is_refused_by_its_name() {
        assertRefused(saying("MariaDB", 11))
                .withMessage(
                        "The data source leads to MariaDB; connectors are kept in PostgreSQL 13 and later or H2 2.x");
        assertRefused(saying("PostgreSQL", 12))
                .withMessage("PostgreSQL 12 is too old: connectors are kept in PostgreSQL from 13 on");
    }

    @Test
    void a_collation_of_h2_that_takes_different_names_for_one_is_refused() {
        for (String setting : List.of("SET COLLATION ENGLISH STRENGTH PRIMARY", "SET IGNORECASE TRUE")) {
            try (TestedDatabase database = Kind.H2.create()) {
                database.run(setting);

                assertRefused(database.pool()).withMessageContaining("leave out COLLATION and IGNORECASE");
            }
        }
    }

    @Test
    void a_user_of_h2_who_cannot_have_commits_written_at_once_is_refused() {
        try (TestedDatabase database = Kind.H2.create();
                HikariDataSource pool = new HikariDataSource()) {
            database.run("CREATE USER app PASSWORD 'app'");
            pool.setJdbcUrl(database.url().split(";")[0]); // its setting is for administrators
            pool.setUsername("app");
            pool.setPassword("app");

            assertRefused(pool)
                    .withMessage(
                            "The user of the H2 database is no administrator: only one has commits written at once, and"
                                    + " without that a process that is killed loses what it acknowledged");
        }
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<StorageException> assertRefused(DataSource source) {
        return assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.on(source).open());
    }

    private static DataSource saying(String product, int version) {
        DatabaseMetaData metaData =
                proxy(DatabaseMetaData.class, method -> method.endsWith("Version") ? (Object) version : product);
        Connection connection = proxy(Connection.class, method -> method.equals("getMetaData") ? metaData : null);
        return proxy(DataSource.class, method -> connection);
    }

    /** Answers a method of a name. */
    private interface Answers {
        Object to(String method) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answers.to(method.getName())));
    }
}
