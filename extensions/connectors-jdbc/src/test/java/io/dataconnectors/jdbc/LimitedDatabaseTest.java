package io.dataconnectors.jdbc;

import static io.dataconnectors.jdbc.Examples.draft;
import static io.dataconnectors.jdbc.Examples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.ChildJvm;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorStore;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases that can only be read, are full, or are open elsewhere: each is told in one clear message, and nothing is lost. */
class LimitedDatabaseTest {
    private static void assertRefused(Runnable act, String message) {
        assertThatExceptionOfType(StorageException.class).isThrownBy(act::run).withMessage(message);
    }

    /** Returns new connections of a database whose transactions only read from now on. */
    private static DataSource readOnly(TestedDatabase database) {
        database.run("ALTER DATABASE " + database.ask("SELECT current_database()")
                + " SET default_transaction_read_only = on");
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setURL(database.url());
        connections.setUser("postgres");
        return connections;
    }

    @Test
    void nothing_is_installed_where_nothing_can_be_written() {
        try (TestedDatabase database = Kind.POSTGRES_C.create()) {
            DataSource reading = readOnly(database);

            assertRefused(
                    () -> JdbcStorage.on(reading).install().open(),
                    "The tables could not be installed: the database can only be read");
        }
    }

    @Test
    void a_database_that_can_only_be_read_is_read() {
        try (TestedDatabase database = Kind.POSTGRES_C.create()) {
            Connector orders = draft("1", "orders");
            try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
                storage.connectors().insert(orders);
            }
            try (JdbcStorage storage =
                    JdbcStorage.on(readOnly(database)).install().open()) {
                ConnectorStore store = storage.connectors();
                String refusal = "The connector could not be written: the database can only be read";
                assertRefused(() -> store.insert(draft("2", "refunds")), refusal);
                assertRefused(
                        () -> store.delete("acme", "1", 1),
                        "The connector could not be read: the database can only be read");
                assertRefused(
                        () -> store.replace(next(orders, "Better"), 1),
                        "The connector could not be read: the database can only be read");
                assertThat(store.search("acme", ConnectorQuery.all()).connectors())
                        .containsExactly(orders);
            }
        }
    }

    @Test
    void a_file_that_another_process_has_open_is_left_to_it(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("connectors");
        DataSource database = file(folder, "");
        try (ChildJvm first = new ChildJvm(NodeProcess.class, url, "sa")) {
            assertThat(first.read()).startsWith("ready");

            assertRefused(
                    () -> JdbcStorage.on(database).install().open(),
                    "The storage could not be opened: another process has the database open");

            first.write("orders");
            String said = first.read();
            while (said != null && !said.startsWith("added orders")) {
                said = first.read();
            }
            assertThat(said).isNotNull();
            first.kill();
            try (JdbcStorage second = JdbcStorage.on(database).install().open()) {
                assertThat(second.connectors().findByName("acme", "orders")).isPresent();
            }
        }
    }

    @Test
    void a_file_that_is_opened_to_be_read_is_read(@TempDir Path folder) {
        Connector orders = draft("1", "orders");
        try (JdbcStorage storage = JdbcStorage.on(file(folder, "")).install().open()) {
            storage.connectors().insert(orders);
        }
        try (JdbcStorage storage =
                JdbcStorage.on(file(folder, ";ACCESS_MODE_DATA=r")).install().open()) {
            assertRefused(
                    () -> storage.connectors().insert(draft("2", "refunds")),
                    "The connector could not be written: the database can only be read");
            assertThat(storage.connectors().search("acme", ConnectorQuery.all()).connectors())
                    .containsExactly(orders);
        }
    }

    @Test
    void h2_on_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(@TempDir Path folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SmallDisk.url() + folder.resolve("connectors"));
        config.setUsername("sa");
        config.setMaximumPoolSize(3);
        try (HikariDataSource pool = new HikariDataSource(config);
                JdbcStorage storage = JdbcStorage.on(pool).install().open()) {
            ConnectorStore store = storage.connectors();
            store.insert(draft("1", "orders"));
            SmallDisk.full = true;
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.insert(draft("2", "refunds")))
                    // H2 closes the database when it notices first by itself
                    .withMessageMatching(
                            ".*: the database cannot (read or write its files; the disk may be full|be reached)");

            SmallDisk.full = false;
            AtomicInteger number = new AtomicInteger(2);
            Eventually.holds("a connector is inserted", () -> isInserted(store, "c" + number.incrementAndGet()));
            assertThat(store.findByName("acme", "orders")).isPresent();
        } finally {
            SmallDisk.full = false;
        }
    }

    private static boolean isInserted(ConnectorStore store, String name) {
        try {
            store.insert(draft(name, name));
            return true;
        } catch (StorageException stillClosed) {
            return false;
        }
    }

    private static DataSource file(Path folder, String settings) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("connectors") + settings);
        database.setUser("sa");
        return database;
    }
}
