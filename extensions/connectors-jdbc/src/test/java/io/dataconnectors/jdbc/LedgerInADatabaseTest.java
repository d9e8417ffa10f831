package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.jdbc.WatchedPool.Statement;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim.State;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a ledger in a database keeps beside its contract: transactions, nodes, faults, and what can be read in its rows. */
@Timeout(120)
class LedgerInADatabaseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    private JdbcStorage.Builder storage(TestedDatabase database) {
        return JdbcStorage.on(database.pool()).install().keys(TestKeys.ring(1));
    }

    private LedgerNode node(CallLedger ledger) {
        return new LedgerNode(ledger, TIMEOUT, this::send);
    }

    private Execution.Builder send(String callId) {
        sent.merge(callId, 1, Integer::sum);
        return LedgerNode.refunded(callId);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void a_rollback_of_the_hosts_transaction_after_the_send_makes_nobody_send_again(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            TestHost host = new TestHost(database.pool());
            try (JdbcStorage storage = host.join(storage(database)).open()) {
                LedgerNode node = node(storage.ledger());

                assertThatThrownBy(() -> host.inTransaction(connection -> {
                            assertThat(node.execute("refund-1").succeeded()).isTrue();
                            assertThat(node.executeAsync("refund-2").join().succeeded())
                                    .isTrue();
                            throw new IllegalStateException("rolled back");
                        }))
                        .hasMessage("rolled back");

                assertThat(node.execute("refund-1").outputs()).containsEntry("refund", "refund of refund-1");
                assertThat(node.execute("refund-2").outputs()).containsEntry("refund", "refund of refund-2");
                assertThat(sent).isEqualTo(Map.of("refund-1", 1, "refund-2", 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void before_a_write_is_sent_there_is_one_statement_and_for_any_other_call_none(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source())
                    .install()
                    .keys(TestKeys.ring(1))
                    .open()) {
                List<Integer> before = new ArrayList<>();
                LedgerNode node = new LedgerNode(storage.ledger(), TIMEOUT, callId -> {
                    before.add(ledgered(pool));
                    return LedgerNode.refunded(callId);
                });
                assertThat(ledgered(pool)).as("the test of the draft").isZero();

                node.execute("refund-1");
                assertThat(before).containsExactly(1);
                assertThat(ledgered(pool)).as("with the outcome").isEqualTo(2);
            }
        }
    }

    private static int ledgered(WatchedPool pool) {
        return (int) pool.statements.stream()
                .map(Statement::text)
                .filter(text -> text.contains("connectors_ledger"))
                .filter(text ->
                        text.startsWith("INSERT") || text.startsWith("UPDATE") || text.startsWith("SELECT call_id"))
                .count();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void without_a_connection_to_be_had_nothing_is_sent_and_the_call_ends_in_time(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = storage(database).open()) {
            LedgerNode hasty = new LedgerNode(storage.ledger(), Duration.ofMillis(300), this::send);
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < database.pool().getMaximumPoolSize(); i++) {
                taken.add(database.pool().getConnection());
            }

            for (Execution refused : List.of(
                    hasty.execute("refund-1"), hasty.executeAsync("refund-1").join())) {
                assertThat(refused.failure().kind()).isEqualTo(FailureKind.LEDGER_UNAVAILABLE);
                assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
                assertThat(refused.duration()).isLessThan(Duration.ofSeconds(9)); // the pool waits for ten
            }
            assertThat(sent).isEmpty();

            for (Connection connection : taken) {
                connection.close();
            }
            Eventually.holds(() -> hasty.execute("refund-1").succeeded());
            assertThat(sent).isEqualTo(Map.of("refund-1", 1));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void while_the_database_is_away_writes_are_refused_and_outcomes_wait_for_it(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source())
                    .install()
                    .keys(TestKeys.ring(1))
                    .open()) {
                LedgerNode node = new LedgerNode(storage.ledger(), TIMEOUT, callId -> {
                    pool.away = true;
                    return send(callId);
                });

                assertThat(node.execute("refund-1").succeeded()).isTrue();
                assertThat(node.execute("refund-2").failure().kind()).isEqualTo(FailureKind.LEDGER_UNAVAILABLE);

                pool.away = false;
                assertThat(node.execute("refund-1").outputs()).containsEntry("refund", "refund of refund-1");
                assertThat(sent).isEqualTo(Map.of("refund-1", 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void however_many_repeat_a_call_on_two_nodes_it_is_sent_once(Kind kind) throws Exception {
        int callers = 16;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (TestedDatabase database = kind.create();
                JdbcStorage first = storage(database).open();
                JdbcStorage second = storage(database).open()) {
            List<LedgerNode> nodes = List.of(node(first.ledger()), node(second.ledger()));
            for (int round = 0; round < 10; round++) {
                String callId = "refund-" + round;
                CyclicBarrier start = new CyclicBarrier(callers);
                List<Future<Execution>> calls = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    LedgerNode node = nodes.get(i % 2);
                    boolean async = i % 4 < 2;
                    calls.add(threads.submit(() -> {
                        start.await();
                        return async ? node.executeAsync(callId).get() : node.execute(callId);
                    }));
                }
                for (Future<Execution> call : calls) {
                    assertThat(call.get().outputs()).containsEntry("refund", "refund of " + callId);
                }
            }
            assertThat(sent)
                    .hasSize(10)
                    .allSatisfy((callId, times) -> assertThat(times).as(callId).isEqualTo(1));
        } finally {
            threads.shutdownNow();
        }
    }

    private static String row(TestedDatabase database, String callId) {
        return database.ask("SELECT " + (database.isPostgres() ? "encode(outcome, 'escape')" : "UTF8TOSTRING(outcome)")
                + " FROM connectors_ledger WHERE call_id = '" + callId + "'");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void an_outcome_is_read_in_its_row_by_who_has_the_key_alone(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = storage(database).open()) {
                node(storage.ledger()).execute("refund-1");
                assertThat(row(database, "refund-1")).doesNotContain("refund of");
            }
            try (JdbcStorage newer =
                    JdbcStorage.on(database.pool()).keys(TestKeys.ring(2, 1)).open()) {
                assertThat(node(newer.ledger()).execute("refund-1").outputs())
                        .containsEntry("refund", "refund of refund-1");
            }
            for (JdbcStorage.Builder without : List.of(
                    JdbcStorage.on(database.pool()),
                    JdbcStorage.on(database.pool()).keys(TestKeys.ring(3)))) {
                try (JdbcStorage storage = without.open()) {
                    assertThat(node(storage.ledger())
                                    .execute("refund-1")
                                    .failure()
                                    .kind())
                            .isEqualTo(FailureKind.LEDGER_UNAVAILABLE);
                }
            }
            assertThat(sent).isEqualTo(Map.of("refund-1", 1));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void without_keys_nothing_is_kept_that_came_from_outside_and_nothing_is_sent_twice(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            LedgerNode node = node(storage.ledger());
            node.execute("refund-1");
            assertThat(row(database, "refund-1")).contains("OUTPUTS_NOT_KEPT").doesNotContain("refund of");

            Execution repeated = node.execute("refund-1");

            assertThat(repeated.failure().kind()).isEqualTo(FailureKind.OUTPUTS_NOT_KEPT);
            assertThat(repeated.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(sent).isEqualTo(Map.of("refund-1", 1));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void a_row_that_cannot_be_read_is_left_alone_and_hides_no_other(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            CallLedger ledger = storage.ledger();
            LedgerNode node = node(ledger);
            node.execute("refund-1");
            node.execute("refund-2");
            database.run("UPDATE connectors_ledger SET on_behalf_of = 'ada'");
            database.run("UPDATE connectors_ledger SET outcome = "
                    + (database.isPostgres() ? "'{}'::bytea" : "STRINGTOUTF8('{}')") + " WHERE call_id = 'refund-1'");

            assertThat(node.execute("refund-1").failure().kind()).isEqualTo(FailureKind.LEDGER_UNAVAILABLE);
            assertThat(node.execute("refund-2").failure().kind()).isEqualTo(FailureKind.OUTPUTS_NOT_KEPT);
            assertThat(ledger.of("acme", "ada", "", 10))
                    .extracting(CallLedger.Entry::callId)
                    .containsExactly("refund-1", "refund-2");
            assertThat(row(database, "refund-1")).isEqualTo("{}");
            assertThat(ledger.forget("acme", "ada")).isEqualTo(2);
            assertThat(node.execute("refund-1").failure().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(sent).isEqualTo(Map.of("refund-1", 1, "refund-2", 1));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void what_is_no_longer_remembered_is_deleted_in_every_workspace(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = storage(database).open()) {
                for (String workspace : List.of("acme", "other")) {
                    for (String callId : List.of("old-1", "old-2", "new")) {
                        storage.ledger()
                                .claim(new Reservation(
                                        workspace, callId, "orders", null, "d", "o", Duration.ofHours(1)));
                    }
                }
                database.run("UPDATE connectors_ledger SET ends = ends - INTERVAL '48' HOUR WHERE call_id LIKE 'old%'");
            }
            database.run("UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");
            try (JdbcStorage storage = storage(database).open()) {
                node(storage.ledger()).execute("refund-1");
                Eventually.holds(() -> "3".equals(database.ask("SELECT COUNT(*) FROM connectors_ledger")));
                assertThat(storage.ledger()
                                .claim(new Reservation("acme", "new", "orders", null, "d", "o", Duration.ofHours(1)))
                                .state())
                        .isEqualTo(State.IN_FLIGHT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void a_pool_of_one_connection_is_enough(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(database.url());
            config.setUsername(database.isPostgres() ? "postgres" : "sa");
            config.setMaximumPoolSize(1);
            try (HikariDataSource one = new HikariDataSource(config);
                    JdbcStorage storage =
                            JdbcStorage.on(one).install().keys(TestKeys.ring(1)).open()) {
                LedgerNode node = node(storage.ledger());
                assertThat(node.execute("refund-1").succeeded()).isTrue();
                assertThat(node.execute("refund-1").succeeded()).isTrue();
                assertThat(sent).isEqualTo(Map.of("refund-1", 1));
            }
        }
    }
}
