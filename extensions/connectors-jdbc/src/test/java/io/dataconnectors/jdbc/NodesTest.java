package io.dataconnectors.jdbc;

import static io.dataconnectors.jdbc.Examples.draft;
import static io.dataconnectors.jdbc.Examples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.StoreListener;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes on one database: one writes, the other is told. */
class NodesTest {
    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;
    private CutOff way;
    private JdbcStorage writer;
    private JdbcStorage reader;
    private final Told told = new Told();

    /** What a node was told, a word each. */
    private static final class Told implements StoreListener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void changed(String workspace, String name) {
            words.add(name);
        }

        @Override
        public void missed() {
            words.add("missed");
        }

        void await(String word) throws InterruptedException {
            String next = words.poll(1, TimeUnit.MINUTES);
            while (next != null && !next.equals(word)) {
                next = words.poll(1, TimeUnit.MINUTES);
            }
            assertThat(next).isEqualTo(word);
        }
    }

    private void open(Kind kind, boolean notifies, Duration trust) {
        database = kind.shared();
        way = new CutOff(database.pool(), notifies);
        writer = opened.add(JdbcStorage.on(database.pool()).install().open());
        reader = opened.add(JdbcStorage.on(way.source()).trustMemoryFor(trust).open());
        reader.connectors().announce(told);
    }

    @ParameterizedTest
    @CsvSource({"H2, false", "POSTGRES_C, true", "POSTGRES_C, false"})
    void a_change_by_one_node_is_told_by_the_other(Kind kind, boolean notifies) throws Exception {
        open(kind, notifies, Duration.ofMinutes(5));
        for (int i = 1; i <= 3; i++) {
            writer.connectors().insert(draft("" + i, "c" + i));
            told.await("c" + i);
        }
        writer.connectors().delete("acme", "2", 1);
        told.await("c2");
        assertThat(told.words).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES_C, true", "POSTGRES_C, false"})
    void a_connection_that_is_killed_costs_no_change(Kind kind, boolean notifies) throws Exception {
        open(kind, notifies, Duration.ofMinutes(5));
        for (int i = 1; i <= 3; i++) {
            database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'");
            insert("" + i, "c" + i);
            told.await("c" + i);
        }
    }

    /** The pool may give a connection that was killed, and finds out when it is used. */
    private void insert(String id, String name) {
        try {
            writer.connectors().insert(draft(id, name));
        } catch (StorageException e) {
            insert(id, name);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES_C, true", "POSTGRES_C, false"})
    void a_transaction_that_began_earlier_and_is_committed_later_is_not_missed(Kind kind, boolean notifies)
            throws Exception {
        open(kind, notifies, Duration.ofMinutes(5));
        TestHost host = new TestHost(database.pool());
        writer.connectors().insert(draft("1", "earlier"));
        told.await("earlier");
        try (JdbcStorage joined = host.join(JdbcStorage.on(database.pool())).open()) {
            host.inTransaction(connection -> {
                // no creation, for which the others would wait
                joined.connectors().replace(next(draft("1", "earlier"), "Better"), 1);
                CompletableFuture.runAsync(() -> writer.connectors().insert(draft("2", "later")))
                        .join();
                awaitWithin("later");
                CompletableFuture.runAsync(() -> writer.connectors().insert(draft("3", "last")))
                        .join();
                awaitWithin("last");
                return connection;
            });
            told.await("earlier");
            assertThat(told.words).doesNotContain("later", "last");
        }
    }

    private void awaitWithin(String word) {
        try {
            told.await(word);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, false"})
    void changes_on_h2_are_numbered_as_they_are_committed(Kind kind, boolean notifies) throws Exception {
        open(kind, notifies, Duration.ofMinutes(5));
        TestHost host = new TestHost(database.pool());
        try (JdbcStorage joined = host.join(JdbcStorage.on(database.pool())).open()) {
            CompletableFuture<Void> second = host.inTransaction(connection -> {
                joined.connectors().insert(draft("1", "earlier"));
                return CompletableFuture.runAsync(() -> writer.connectors().insert(draft("2", "later")));
            });
            second.join();
            told.await("earlier");
            told.await("later");
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, false", "POSTGRES_C, true"})
    void a_node_that_is_cut_off_says_again_and_again_that_it_may_have_missed_changes(Kind kind, boolean notifies)
            throws Exception {
        open(kind, notifies, Duration.ZERO);
        way.cut();
        told.await("missed");
        told.await("missed");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> reader.connectors().findByName("acme", "orders"))
                .withMessage("The connector could not be read: the database cannot be reached");
        way.mend();
        insert("1", "orders");
        told.await("orders");
    }

    @ParameterizedTest
    @CsvSource({"H2, false", "POSTGRES_C, true"})
    void a_node_that_is_cut_off_for_less_than_it_trusts_its_memory_catches_up(Kind kind, boolean notifies)
            throws SQLException, InterruptedException {
        open(kind, notifies, Duration.ofMinutes(5));
        way.cut();
        writer.connectors().insert(draft("1", "orders"));
        writer.connectors().replace(next(draft("1", "orders"), "Better"), 1);
        way.mend();
        assertThat(told.words.poll(1, TimeUnit.MINUTES)).isEqualTo("orders");
        assertThat(told.words.poll(1, TimeUnit.MINUTES)).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({"H2, false", "POSTGRES_C, true"})
    void a_listener_that_fails_in_any_way_keeps_no_change_from_others(Kind kind, boolean notifies) throws Exception {
        open(kind, notifies, Duration.ofMinutes(5));
        Told later = new Told();
        reader.connectors().announce(new StoreListener() {
            @Override
            public void changed(String workspace, String name) {
                throw new NoClassDefFoundError("a class of the host");
            }

            @Override
            public void missed() {
                throw new StackOverflowError();
            }
        });
        reader.connectors().announce(later);

        for (int i = 1; i <= 3; i++) {
            writer.connectors().insert(draft("" + i, "c" + i));
            told.await("c" + i);
            later.await("c" + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES_C"})
    void a_connection_that_listened_is_closed_when_the_watch_fails_and_nobody_else_gets_it(Kind kind) throws Exception {
        open(kind, true, Duration.ofMinutes(5));
        List<Connection> listened = new CopyOnWriteArrayList<>();
        AtomicBoolean starve = new AtomicBoolean();
        DataSource pool = TestHost.proxy(
                DataSource.class,
                database.pool(),
                method -> method.equals("getConnection") ? ofAnotherPool(listened, starve) : null);
        try (JdbcStorage storage = JdbcStorage.on(pool).open()) {
            storage.connectors().announce(told);
            insert("1", "first");
            told.await("first");
            starve.set(true);
            insert("2", "second");
            told.await("second");
            Eventually.holds("the watch has failed and begun again", () -> listened.size() == 2);
            assertThat(listened.get(0).isClosed()).isTrue();
        }
    }

    /**
     * Returns a connection that goes on when it is given back, as those of a pool do, and is noted when it listens. The first
     * that listens and is used while the host is to starve finds no memory.
     */
    private Connection ofAnotherPool(List<Connection> listened, AtomicBoolean starve) {
        try {
            Connection connection = DriverManager.getConnection(database.url(), "postgres", "");
            return TestHost.proxy(Connection.class, connection, method -> {
                if (listened.contains(connection) && starve.compareAndSet(true, false)) {
                    throw new OutOfMemoryError("as a test says");
                }
                if (method.equals("createStatement")) { // which nothing else does
                    listened.add(connection);
                }
                return method.equals("close") ? connection : null;
            });
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
