package io.dataconnectors.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Answer;
import io.dataconnectors.Body;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.testkit.StubApi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** A host with a database, an API over HTTPS, live connectors, and as many nodes as a test starts. */
final class BulkHost implements AutoCloseable {
    static final String WORKSPACE = "acme";

    /** What a server answers that knows no more of HTTP: cheap, where many calls are measured. */
    static final String ANSWER = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n"
            + "{\"refund\": \"r-1\"}";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The databases that tests run on. */
    enum Kind {
        H2,
        POSTGRES;

        private String url() {
            String name = "b" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
            return this == H2 ? "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" : postgres(name);
        }

        private static String postgres(String name) {
            EmbeddedPostgres server = Server.INSTANCE;
            Assumptions.assumeTrue(server != null, "PostgreSQL runs here");
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new AssertionError("A database could not be created", e);
            }
            return server.getJdbcUrl("postgres", name);
        }
    }

    /** Starts one server for all tests of the JVM; it ends with the JVM. */
    private static final class Server {
        @Nullable
        static final EmbeddedPostgres INSTANCE = start();

        @Nullable
        private static EmbeddedPostgres start() {
            Locale locale = Locale.getDefault();
            try {
                // its starter takes names of platforms to lower case in the locale of the tests
                Locale.setDefault(Locale.ROOT);
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException | RuntimeException e) {
                System.out.println("Tests on PostgreSQL are skipped: it could not be started: " + e);
                return null;
            } finally {
                Locale.setDefault(locale);
            }
        }
    }

    final String url;
    final HikariDataSource pool;
    final StubApi api = StubApi.start();
    final Map<String, Integer> arrived = new ConcurrentHashMap<>();
    final ConnectorRegistry connectors;
    private final HttpConnectorExecutor executor;
    private final List<BulkRuns> nodes = new ArrayList<>();

    BulkHost(Kind kind) {
        this(kind, 443);
    }

    /** @param port another that the connectors may call */
    BulkHost(Kind kind, int port) {
        url = kind.url();
        pool = pool(url);
        executor = HttpConnectorExecutor.builder()
                .sslContext(api.sslContext())
                .egress(EgressPolicy.publicHttps()
                        .allowPort(api.port())
                        .allowPort(port)
                        .openRange("127.0.0.1/32"))
                .build();
        connectors = ConnectorRegistry.builder()
                .executor(executor)
                .dependencies("bulk", BulkRuns.dependencies(pool))
                .acceptSimulatedTests()
                .build()
                .in(WORKSPACE);
        api.on(Method.POST, "/refunds").answer(request -> {
            arrive(request.header("Idempotency-Key"));
            return Answer.json(201, "{\"refund\": \"r-1\"}");
        });
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.startsWith("jdbc:h2") ? "sa" : "postgres");
        config.setPassword("");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Notes a call by the id with which it arrived, and returns how often it did. */
    int arrive(@Nullable String callId) {
        return arrived.merge(String.valueOf(callId), 1, Integer::sum);
    }

    ConnectorDefinition.Builder refund() {
        return ConnectorDefinition.builder("refund_order")
                .description("Refunds an order")
                .post(api.url() + "/refunds")
                .header("Idempotency-Key", "{{call.id}}")
                .body(Body.json("{\"order\": {{order_id}}}"))
                .input(Input.string("order_id").required())
                .output("refund", "$.refund")
                .timeout(Limits.MAX_TIMEOUT); // so that no row fails because the machine has other things to do
    }

    Connector live(ConnectorDefinition definition) {
        return live(connectors.create(definition));
    }

    Connector live(Connector draft) {
        connectors.simulate(draft.id(), Invocation.of("order_id", "0"), Answer.json(201, "{\"refund\": \"r-1\"}"));
        return connectors.setLive(draft.id(), connectors.get(draft.id()).revision());
    }

    BulkRuns node() {
        return node(settings -> settings);
    }

    BulkRuns node(UnaryOperator<BulkRuns.Builder> settings) {
        return node(pool, settings);
    }

    BulkRuns node(DataSource source, UnaryOperator<BulkRuns.Builder> settings) {
        BulkRuns node = settings.apply(BulkRuns.builder(source, connectors)
                        .install()
                        .pollEvery(Duration.ofMillis(100))
                        .deadAfter(Duration.ofSeconds(4)))
                .build();
        node.start();
        nodes.add(node);
        return node;
    }

    /** Installs the tables, and returns the URL of the database. */
    String prepared() {
        var unused = submitter();
        return url;
    }

    /** Returns what submits runs and works on none. */
    BulkRuns submitter() {
        return BulkRuns.builder(pool, connectors).install().build();
    }

    /** Copies what a table has of a run, as many times, to runs of their own. */
    void copy(String table, String run, int times) {
        String key = table.equals("connectors_bulk_run") ? "id" : "run_id";
        List<String> others =
                columns(table).stream().filter(column -> !column.equals(key)).toList();
        String numbers = url.startsWith("jdbc:h2") ? "SYSTEM_RANGE(1, " : "generate_series(1, ";
        run("INSERT INTO " + table + " (" + key + ", " + String.join(", ", others) + ") SELECT " + key
                + " || '-' || x, "
                + String.join(", ", others) + " FROM " + table + ", " + numbers + times + ") AS r(x) WHERE " + key
                + " = '" + run + "'");
    }

    private List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    /** Runs a statement as somebody beside the nodes does. */
    void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Returns how many rows a table has. */
    long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    /** Returns the process that all others of PostgreSQL are children of. */
    long postmaster() {
        return number("SELECT CAST(split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS bigint)");
    }

    /** Returns how many transactions PostgreSQL has committed in this database. */
    long commits() {
        return number("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
    }

    private long number(String query) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    static BulkPlan plan() {
        return BulkPlan.of(WORKSPACE, "refund_order");
    }

    static Stream<Map<String, Object>> orders(long count) {
        return LongStream.rangeClosed(1, count).mapToObj(number -> Map.of("order_id", "o-" + number));
    }

    static BulkRun run(BulkRuns node, String id) {
        return node.find(WORKSPACE, id).orElseThrow();
    }

    static BulkRun ended(BulkRuns node, String id) {
        Eventually.holds("the run is over", () -> run(node, id).state().isOver());
        return run(node, id);
    }

    /** Asserts that a run ends with every row succeeded, and shows why those failed that did not. */
    static void allSucceed(BulkRuns node, String id, long rows) {
        BulkRun run = ended(node, id);
        assertThat(Stream.of(BulkRow.State.FAILED, BulkRow.State.UNKNOWN)
                        .flatMap(state -> node.rows(WORKSPACE, id, state, 0, 1_000).rows().stream())
                        .map(row ->
                                row.outcome().delivery() + " " + row.outcome().failure()))
                .isEmpty();
        assertThat(run.rows()).isEqualTo(new BulkRun.Rows(0, rows, 0, 0, 0));
    }

    void stop(BulkRuns node) {
        nodes.remove(node);
        node.close();
    }

    @Override
    public void close() {
        nodes.forEach(BulkRuns::close);
        executor.close();
        api.close();
        pool.close();
    }
}
