package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.Status;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.jdbc.WatchedPool.Statement;
import io.dataconnectors.spi.ConnectorStore;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Finding among many connectors of one workspace, and more of others: by an index, and about one workspace alone. With {@code
 * -Dfigures} there are 1,000,000 in PostgreSQL, and what it took is printed.
 */
@Tag("thorough")
class ManyConnectorsTest {
    private static final int IN_ONE = Thorough.rounds(1_000, 2_000, 100_000);
    private static final int ROUNDS = Thorough.rounds(1, 3, 41);

    /** The watch of changes, and the numbers of changes on H2. */
    private static final String HOUSEKEEPING = "(?s).*connectors_change_count.*|.*pg_notify.*|.*pg_snapshot_xmin.*";

    private static final List<ConnectorQuery> QUERIES = List.of(
            ConnectorQuery.all(),
            ConnectorQuery.all().status(Status.LIVE),
            ConnectorQuery.all().nameContains("refund"),
            ConnectorQuery.all().nameContains("refund").status(Status.LIVE),
            ConnectorQuery.all().nameContains("_order_17"),
            ConnectorQuery.all().nameContains("needle"),
            ConnectorQuery.all().nameContains("needle").status(Status.LIVE),
            ConnectorQuery.all().nameContains("nowhere"),
            ConnectorQuery.all().nameContains("zz"),
            ConnectorQuery.all().nameContains("_n"),
            ConnectorQuery.all().nameContains("~"),
            ConnectorQuery.all().nameContains("refund_order_9").status(Status.DRAFT),
            ConnectorQuery.all().nameContains("refund").limit(1_000),
            ConnectorQuery.all().after("list_order_5").nameContains("er_7"));

    @ParameterizedTest
    @EnumSource
    void a_page_is_found_by_an_index_of_its_workspace(Kind kind) throws SQLException {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage.on(database.pool()).install().open().close();
            Examples.fill(database, IN_ONE, IN_ONE * (database.isPostgres() ? 10 : 2)); // H2 takes minutes for more
            WatchedPool watched = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(watched.source()).open()) {
                ConnectorStore store = storage.connectors();
                assertThat(store.search("acme", ConnectorQuery.all().limit(5)).connectors())
                        .extracting(Connector::name)
                        .isSorted()
                        .hasSize(5);
                print(kind, "find by id", () -> store.find("acme", "c-77").orElseThrow());
                print(
                        kind,
                        "find by name",
                        () -> store.findByName("acme", "refund_needle_7").orElseThrow());
                print(
                        kind,
                        "version",
                        () -> store.version("acme", "refund_needle_7").orElseThrow());
                for (ConnectorQuery query : QUERIES) {
                    print(kind, query.namePart() + " " + query.status(), () -> store.search("acme", query));
                }
                Page needle = store.search("acme", ConnectorQuery.all().nameContains("needle"));
                assertThat(needle.connectors()).extracting(Connector::name).containsExactly("refund_needle_7");
                store.replace(Examples.next(store.find("acme", "c-77").orElseThrow(), "Better"), 1);
                store.delete("acme", "c-77", 2);
            }
            List<Statement> statements = watched.statements.stream()
                    .filter(statement -> statement.text().contains("connectors_connector")
                            || statement.text().contains("connectors_change"))
                    .filter(statement -> !statement.text().matches(HOUSEKEEPING))
                    .toList();
            assertThat(statements)
                    .extracting(Statement::text)
                    .allMatch(text -> text.contains("workspace = ?") || text.startsWith("INSERT"));
            assertThat(WatchedPool.scans(database, statements)).isEmpty();
        }
    }

    private static void print(Kind kind, String what, java.util.function.Supplier<Object> act) {
        long[] nanos = new long[ROUNDS];
        for (int i = -5 * ROUNDS; i < ROUNDS; i++) { // the first rounds meet code that is still being compiled
            long begun = System.nanoTime();
            Object found = act.get();
            nanos[Math.max(i, 0)] = System.nanoTime() - begun;
            assertThat(found).isNotNull();
        }
        Arrays.sort(nanos);
        if (ROUNDS > 1) {
            System.out.printf(
                    java.util.Locale.ROOT,
                    "%s, %d connectors in one workspace: %s least %.2f ms, p50 %.2f ms%n",
                    kind,
                    IN_ONE,
                    what,
                    nanos[0] / 1e6,
                    nanos[ROUNDS / 2] / 1e6);
        }
    }
}
