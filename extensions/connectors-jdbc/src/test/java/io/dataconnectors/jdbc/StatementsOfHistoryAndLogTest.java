package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.jdbc.WatchedPool.Statement;
import io.dataconnectors.spi.ExecutionLog.Retention;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every statement is about one workspace, and finds what it looks for by an index. */
class StatementsOfHistoryAndLogTest {
    private static final Instant NOW = Instant.now();
    private static final int CALLS = 20_000;

    /** Housekeeping looks for the next workspace, and asks whose turn it is. */
    private static final Set<String> HOUSEKEEPING = Set.of(
            "SELECT workspace FROM connectors_call_erased WHERE workspace > ? ORDER BY workspace FETCH FIRST 1 ROW ONLY",
            "SELECT workspace FROM connectors_call WHERE workspace > ? ORDER BY workspace FETCH FIRST 1 ROW ONLY",
            "UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND"
                    + " WHERE name = ? AND due <= CURRENT_TIMESTAMP");

    private static final String LOCK_ON_H2 = "SELECT name FROM connectors_sweep WHERE name = 'erased' FOR UPDATE";

    private static LoggedCall call(int number) {
        boolean failed = number % 100 == 0;
        return new LoggedCall(
                "w-" + number % 10,
                "connector-" + number % 70,
                "sha256:0",
                false,
                "c-" + number,
                number % 50 == 0 ? "agent" : null,
                number % 30 == 0 ? "person-" + number % 90 : null,
                NOW.minusSeconds(number),
                Duration.ofMillis(5),
                1,
                failed ? Delivery.UNKNOWN : Delivery.ANSWERED,
                failed ? null : 200,
                failed ? FailureKind.TIMEOUT : null,
                failed ? "It took too long" : null,
                failed ? "body" : null,
                null);
    }

    private static ConnectorVersion version(int number) {
        return new ConnectorVersion(
                "w-" + number % 10,
                "c-" + number % 40,
                1 + number / 40,
                ConnectorVersion.Kind.DRAFT,
                null,
                new Connector.Stamp(NOW, "ada-" + number % 5),
                ConnectorDefinition.builder("orders")
                        .get("https://shop.example.com/orders")
                        .build());
    }

    private static void fill(JdbcStorage storage) {
        for (int i = 0; i < 1_000; i++) {
            storage.history().append(version(i));
        }
        for (int i = 0; i < CALLS; i++) {
            storage.log().append(call(i));
        }
    }

    private static void use(JdbcStorage storage) {
        List<CallQuery> queries = new ArrayList<>();
        for (CallQuery query : List.of(
                CallQuery.all(),
                CallQuery.all().connector("connector-10"),
                CallQuery.all().failing(),
                CallQuery.all().failing(FailureKind.TIMEOUT),
                CallQuery.all().succeeding(),
                CallQuery.all().delivery(Delivery.UNKNOWN),
                CallQuery.all().source("agent"),
                CallQuery.all().onBehalfOf("person-0"),
                CallQuery.all().from(NOW.minusSeconds(1_000)).to(NOW.minusSeconds(500)))) {
            queries.add(query.limit(20));
            LoggedCall.Page page = storage.log().find("w-0", query.limit(20));
            assertThat(page.next()).isNotNull();
            queries.add(query.limit(20).after(String.valueOf(page.next())));
        }
        queries.add(CallQuery.all().callId("c-100"));
        queries.forEach(
                query -> assertThat(storage.log().find("w-0", query).calls()).isNotEmpty());
        storage.log().erase("w-1");
        storage.log().erase("w-0", "person-0");
        storage.history().find("w-1", "c-1", 20, 5);
        storage.history().find("w-1", "c-1", 20);
        storage.history().forget("w-1", "ada-1");
        storage.history().erase("w-1", "c-1");
        storage.history().erase("w-2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void every_statement_is_about_one_workspace_and_uses_an_index(Kind kind) throws SQLException {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage first = JdbcStorage.on(database.pool()).install().open();
            fill(first);
            first.close();
            database.run(database.isPostgres() ? "VACUUM ANALYZE" : "ANALYZE");
            database.run("UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");
            WatchedPool pool = new WatchedPool(database.pool());
            List<Statement> statements;
            try (JdbcStorage storage = JdbcStorage.on(pool.source())
                    .keepCalls(new Retention(Duration.ofDays(30), 1, Duration.ofMinutes(1)))
                    .open()) {
                use(storage);
                storage.log().append(call(7));
                storage.history().append(version(7));
            }
            statements = pool.statements.stream()
                    .filter(statement -> !statement.text().contains("connectors_schema")
                            && !statement.text().startsWith("SELECT 1 ")) // whether that is there
                    .toList();

            assertThat(statements).extracting(Statement::text).containsAll(HOUSEKEEPING);
            assertThat(statements)
                    .extracting(Statement::text)
                    .filteredOn(text -> !HOUSEKEEPING.contains(text) && !text.equals(LOCK_ON_H2))
                    .allMatch(text ->
                            text.contains("workspace = ?") || text.startsWith("INSERT") || text.startsWith("MERGE"));
            assertThat(WatchedPool.scans(
                            database,
                            statements.stream()
                                    .filter(statement -> statement.text().contains("WHERE")
                                            && !statement.text().startsWith("INSERT")
                                            && !statement.text().contains("connectors_call_erased")) // of two rows
                                    .filter(statement -> !statement.text().contains("connectors_sweep"))
                                    .toList()))
                    .isEmpty();
        }
    }
}
