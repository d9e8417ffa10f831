package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.fuzz.ManyConnectors;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.registry.ConnectorRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the list takes on the server with 100,000 connectors of one workspace in PostgreSQL. The figures are printed.
 */
@Tag("figures")
class LargeListTest {
    private static final int CONNECTORS = 100_000;
    private static final int ROUNDS = 101;

    @Test
    void the_list_of_100_000_connectors_takes_at_most_50_milliseconds() throws Exception {
        try (EmbeddedPostgres postgres = server();
                HikariDataSource pool = pool(postgres)) {
            JdbcStorage.on(pool).install().open().close();
            fill(pool);
            try (JdbcStorage storage = JdbcStorage.on(pool).open();
                    Console console = console(storage)) {
                for (String query : List.of(
                        "",
                        "status=live",
                        "status=draft&after=list_order_5",
                        "q=needle",
                        "q=order_17",
                        "q=nowhere",
                        "q=update",
                        "q=zz")) {
                    assertThat(median(console, "/", query)).as(query).isLessThan(50);
                }
                median(console, "/api/connectors", "limit=50");
                median(console, "/facts", "id=c-1&id=c-2&id=c-3&id=c-4&id=c-5");
            }
        }
    }

    private static EmbeddedPostgres server() throws IOException {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT); // its starter takes names of platforms to lower case
            return EmbeddedPostgres.builder().start();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        return new HikariDataSource(config);
    }

    private static Console console(JdbcStorage storage) {
        ConnectorRegistry registry = ConnectorRegistry.builder()
                .store(storage.connectors())
                .history(storage.history())
                .executionLog(storage.log())
                .build();
        return Console.builder(registry, request -> ConsoleAccess.visitor("acme", "ada", EnumSet.allOf(Right.class)))
                .build();
    }

    private static void fill(HikariDataSource pool) throws SQLException {
        Instant then = Instant.parse("2026-11-23T10:15:30Z");
        Connector draft = Connector.builder("$W", "$I")
                .draft(ConnectorDefinition.builder("$N")
                        .description("What it does, and for whom. ".repeat(20))
                        .get("https://shop.example.com/orders/1")
                        .build())
                .created(new Connector.Stamp(then, "Ada"))
                .updated(new Connector.Stamp(then, "Ada"))
                .build();
        String live = JsonForm.write(draft.toBuilder().live(draft.draft()).build());
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ManyConnectors.insert(true, JsonForm.write(draft), live, CONNECTORS, CONNECTORS));
            // the second finds all rows visible to everybody, as a table that is in use for a while is
            statement.execute("VACUUM ANALYZE connectors_connector");
            statement.execute("VACUUM ANALYZE connectors_connector");
        }
    }

    private static double median(Console console, String path, String query) {
        long[] nanos = new long[ROUNDS];
        int bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            ConsoleResponse response = console.handle(new PlainRequest("GET", path, query, Map.of(), new byte[0]));
            nanos[i] = System.nanoTime() - begun;
            assertThat(response.status()).isEqualTo(200);
            bytes = response.body().length;
        }
        Arrays.sort(nanos);
        double median = nanos[ROUNDS / 2] / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%d connectors: %s?%s p50 %.1f ms, p95 %.1f ms, %d bytes%n",
                CONNECTORS,
                path,
                query,
                median,
                nanos[ROUNDS * 95 / 100] / 1e6,
                bytes);
        return median;
    }
}
