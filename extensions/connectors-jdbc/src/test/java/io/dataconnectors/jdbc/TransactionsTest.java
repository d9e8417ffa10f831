package io.dataconnectors.jdbc;

import static io.dataconnectors.jdbc.Examples.draft;
import static io.dataconnectors.jdbc.Examples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionsTest {
    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;
    private TestHost host;
    private ConnectorStore store;
    private final List<String> followed = new ArrayList<>();

    private void open(Kind kind) {
        database = kind.shared();
        host = new TestHost(database.pool());
        store = opened.add(host.join(JdbcStorage.on(database.pool())).install().open())
                .connectors();
    }

    @ParameterizedTest
    @EnumSource
    void what_the_host_rolls_back_never_was(Kind kind) {
        open(kind);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> host.inTransaction(connection -> {
                    store.inTransaction(() -> {
                        store.insert(draft("1", "orders"));
                        store.afterCommit(() -> followed.add("followed"));
                        return "done";
                    });
                    assertThat(store.find("acme", "1")).isPresent();
                    throw new IllegalStateException("the host changed its mind");
                }));

        assertThat(store.find("acme", "1")).isEmpty();
        assertThat(followed).isEmpty();
        assertThat(database.ask("SELECT COUNT(*) FROM connectors_change")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void room_that_a_transaction_took_is_nobody_elses_until_it_is_rolled_back(Kind kind) {
        open(kind);
        assertThat(isAddedAtOnceWith(() -> {})).isFalse();
        store.delete("acme", "1", 1);
        assertThat(isAddedAtOnceWith(() -> {
                    throw new IllegalStateException("the host changed its mind");
                }))
                .isTrue();
    }

    /** Whether a connector is added to a workspace that may have one, while a transaction that has added another ends. */
    private boolean isAddedAtOnceWith(Runnable end) {
        AtomicReference<CompletableFuture<Boolean>> adding = new AtomicReference<>();
        try {
            host.inTransaction(connection -> {
                store.insert(draft("1", "orders"), 1);
                adding.set(CompletableFuture.supplyAsync(this::isAdded));
                end.run();
                return connection;
            });
        } catch (IllegalStateException e) {
            followed.add(e.getMessage());
        }
        return adding.get().join();
    }

    private boolean isAdded() {
        try {
            store.insert(draft("2", "refunds"), 1);
            return true;
        } catch (QuotaExceededException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_that_edits_and_then_creates_and_another_that_creates_do_not_wait_for_each_other(Kind kind) {
        open(kind);
        store.insert(draft("1", "orders"));

        CompletableFuture<Void> other = host.inTransaction(connection -> {
            store.replace(next(draft("1", "orders"), "Better"), 1);
            CompletableFuture<Void> creation = CompletableFuture.runAsync(() -> store.insert(draft("2", "refunds")));
            Eventually.holds("the other one is done, or waits", () -> creation.isDone() || isWaitedForOnH2());
            store.insert(draft("3", "returns"));
            return creation;
        });
        other.join();

        assertThat(store.find("acme", "2")).isPresent();
        assertThat(store.find("acme", "3")).isPresent();
    }

    private boolean isWaitedForOnH2() {
        return !database.isPostgres()
                && !database.list("SELECT session_id FROM information_schema.sessions WHERE blocker_id IS NOT NULL")
                        .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_transaction_that_sees_one_moment_creates_nothing_in_a_workspace_where_others_did_since(Kind kind) {
        open(kind);
        store.insert(draft("1", "orders"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> host.inTransaction(connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    assertThat(store.find("acme", "1")).isPresent();
                    CompletableFuture.runAsync(() -> store.insert(draft("2", "refunds")))
                            .join();
                    store.insert(draft("3", "returns"));
                    return connection;
                }))
                .withMessage("The connector could not be written: another transaction was in the way; try again");
        assertThat(store.find("acme", "3")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_follows_waits_for_the_commit_of_the_host(Kind kind) {
        open(kind);
        host.inTransaction(connection -> {
            store.inTransaction(() -> {
                store.insert(draft("1", "orders"));
                store.afterCommit(() -> followed.add("followed"));
                return "done";
            });
            assertThat(followed).isEmpty();
            return "committed";
        });

        assertThat(followed).containsExactly("followed");
        assertThat(store.find("acme", "1")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_spoils_no_transaction_of_the_host(Kind kind) {
        open(kind);
        Connector orders = draft("1", "orders");
        Connector refunds = draft("2", "refunds");
        database.run("DROP TABLE IF EXISTS note");
        database.run("CREATE TABLE note (word VARCHAR(20))");
        store.insert(orders);
        store.insert(refunds);

        host.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO note VALUES ('before')");
                assertThatExceptionOfType(NameTakenException.class)
                        .isThrownBy(() -> store.insert(draft("3", "orders")));
                assertThatExceptionOfType(StaleConnectorException.class)
                        .isThrownBy(() -> store.insert(draft("1", "others")));
                assertThatExceptionOfType(NameTakenException.class)
                        .isThrownBy(() -> store.replace(
                                refunds.toBuilder()
                                        .revision(2)
                                        .draft(orders.draft())
                                        .build(),
                                1));
                store.replace(next(orders, "Better"), 1);
                return statement.execute("INSERT INTO note VALUES ('after')");
            }
        });

        assertThat(database.list("SELECT word FROM note")).containsExactly("before", "after");
        assertThat(store.find("acme", "1")).contains(next(orders, "Better"));
    }

    @ParameterizedTest
    @EnumSource
    void an_act_without_a_transaction_of_the_host_is_undone_as_a_whole(Kind kind) {
        open(kind);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.inTransaction(() -> {
                    store.insert(draft("1", "orders"));
                    store.inTransaction(() -> {
                        store.insert(draft("2", "refunds"));
                        return "within";
                    });
                    throw new IllegalStateException("no");
                }));

        assertThat(store.find("acme", "1")).isEmpty();
        assertThat(store.find("acme", "2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_listener_that_fails_after_the_commit_keeps_no_other_from_following(Kind kind) {
        open(kind);
        store.inTransaction(() -> {
            store.insert(draft("1", "orders"));
            store.afterCommit(() -> {
                throw new IllegalStateException("no");
            });
            store.afterCommit(() -> followed.add("followed"));
            return "done";
        });

        assertThat(followed).containsExactly("followed");
        assertThat(database.pool().getHikariPoolMXBean().getActiveConnections()).isLessThanOrEqualTo(1);
    }
}
