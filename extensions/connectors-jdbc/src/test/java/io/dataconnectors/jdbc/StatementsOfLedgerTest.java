package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Execution;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.jdbc.WatchedPool.Statement;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every statement of the ledger is about one workspace and finds by an index, but for those that look for whose turn it is. */
class StatementsOfLedgerTest {
    private static final List<String> HOUSEKEEPING = List.of(
            "SELECT workspace FROM connectors_ledger WHERE workspace > ? ORDER BY workspace FETCH FIRST 1 ROW ONLY",
            "UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND"
                    + " WHERE name = ? AND due <= CURRENT_TIMESTAMP");

    private static Reservation call(String callId, Duration time) {
        return new Reservation("w-1", callId, "orders", "ada", "0".repeat(64), "owner-" + callId, time);
    }

    private static void fill(TestedDatabase database) {
        String numbers = database.isPostgres() ? "generate_series(1, 20000) AS r(x)" : "SYSTEM_RANGE(1, 20000) AS r(x)";
        database.run("INSERT INTO connectors_ledger"
                + " (workspace, call_id, connector, on_behalf_of, digest, owner, ends, outcome)"
                + " SELECT 'w-' || MOD(x, 10), 'c-' || x, 'orders', CASE WHEN MOD(x, 30) = 0 THEN 'p-' || MOD(x, 90) END,"
                + " 'd', 'o', CURRENT_TIMESTAMP - x * INTERVAL '1' SECOND,"
                + (database.isPostgres() ? " CASE WHEN MOD(x, 100) > 0 THEN '{}'::bytea END" : " X'7b7d'")
                + " FROM " + numbers);
        database.run(database.isPostgres() ? "VACUUM ANALYZE" : "ANALYZE");
        database.run("UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");
    }

    private static void use(CallLedger ledger) {
        ledger.claim(call("new-1", Duration.ofHours(1)));
        ledger.claim(call("new-1", Duration.ofHours(1)));
        ledger.release(call("new-1", Duration.ofHours(1)));
        ledger.claim(call("new-2", Duration.ZERO));
        ledger.died("w-1", "", 10);
        ledger.of("w-1", "ada", "", 10);
        ledger.forget("w-1", "ada");
        ledger.erase("w-2");
        ledger.record(call("new-2", Duration.ZERO), Execution.builder("new-2").build()); // which has it swept
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void every_statement_is_about_one_workspace_and_uses_an_index(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage.on(database.pool()).install().open().close();
            fill(database);
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source())
                    .keys(TestKeys.ring(1))
                    .rememberWrites(Duration.ofHours(2))
                    .open()) {
                use(storage.ledger());
                Eventually.holds(() -> workspacesSwept(pool) == 9); // of ten, one is erased
            }

            // not older than two hours, because rows come of that age while this is asked
            assertThat(
                            database.ask(
                                    "SELECT COUNT(*) FROM connectors_ledger WHERE ends < CURRENT_TIMESTAMP - INTERVAL '3' HOUR"))
                    .isEqualTo("0");
            assertThat(texts(pool)).containsAll(HOUSEKEEPING);
            assertThat(texts(pool))
                    .filteredOn(text -> !HOUSEKEEPING.contains(text))
                    .hasSizeGreaterThan(10)
                    .allMatch(text -> text.contains("workspace = ?") || text.startsWith("INSERT"));
            assertThat(scans(database, pool)).isEmpty();
        }
    }

    /** How often the next workspace was looked for, but for the last time, when there was none. */
    private static long workspacesSwept(WatchedPool pool) {
        return pool.statements.stream()
                        .filter(statement -> statement.text().equals(HOUSEKEEPING.get(0)))
                        .filter(statement -> !statement.parameters().isEmpty())
                        .count()
                - 1;
    }

    private static List<String> texts(WatchedPool pool) {
        return ofLedger(pool).stream().map(Statement::text).toList();
    }

    private static List<Statement> ofLedger(WatchedPool pool) {
        return pool.statements.stream()
                .filter(statement ->
                        statement.text().contains("connectors_ledger") || HOUSEKEEPING.contains(statement.text()))
                .toList();
    }

    private static Set<String> scans(TestedDatabase database, WatchedPool pool) throws SQLException {
        return WatchedPool.scans(
                database,
                ofLedger(pool).stream()
                        .filter(statement -> statement.text().contains("WHERE"))
                        .filter(statement -> !statement.text().contains("connectors_sweep"))
                        .filter(statement -> !statement.text().contains("key_name = ?")) // by the key; has nulls
                        .toList());
    }
}
