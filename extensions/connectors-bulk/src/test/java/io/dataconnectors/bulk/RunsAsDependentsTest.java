package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.WORKSPACE;
import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Dependents;
import io.dataconnectors.Invocation;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.registry.ConnectorRegistry;
import java.sql.Connection;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs of connectors that are kept in the same database: an act on a connector asks for them in its transaction. */
@ParameterizedClass
@EnumSource(BulkHost.Kind.class)
@Timeout(120)
class RunsAsDependentsTest {
    private static final int RACES = Thorough.rounds(60, 200, 1_000);

    private final BulkHost host;
    private final HikariDataSource pool;
    private final JdbcStorage storage;
    private final ConnectorRegistry connectors;
    private BulkRuns runs;

    RunsAsDependentsTest(BulkHost.Kind kind) {
        host = new BulkHost(kind);
        pool = BulkHost.pool(host.url);
        storage = JdbcStorage.on(pool).install().open();
        connectors = ConnectorRegistry.builder()
                .store(storage.connectors())
                .executor(host.connectors.executor())
                .dependencies("bulk", BulkRuns.dependencies(pool))
                .acceptSimulatedTests()
                .build()
                .in(WORKSPACE);
    }

    @BeforeEach
    void build() {
        runs = BulkRuns.builder(pool, connectors).install().build();
    }

    @AfterEach
    void close() {
        runs.close();
        storage.close();
        pool.close();
        host.close();
    }

    private Connector live() {
        Connector draft = connectors.create(host.refund().build());
        connectors.simulate(draft.id(), Invocation.of("order_id", "0"), Answer.json(201, "{\"refund\": \"r-1\"}"));
        return connectors.setLive(draft.id(), connectors.get(draft.id()).revision());
    }

    /**
     * Leaves one connection to everybody but the watch of changes. One that is in use is evicted when it comes back: without a
     * smallest number of idle ones the pool makes none in its place, and whoever waits by then waits in vain.
     */
    private void narrow() {
        pool.setConnectionTimeout(2_000);
        pool.getHikariConfigMXBean().setMaximumPoolSize(2);
        pool.getHikariConfigMXBean().setMinimumIdle(1);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Test
    void an_act_asks_on_the_connection_that_it_has() {
        Connector connector = live();
        runs.submit(plan(), orders(3));
        narrow();

        assertThatThrownBy(() -> connectors.setDraft(connector.id()))
                .isInstanceOf(ConnectorInUseException.class)
                .satisfies(inUse -> assertThat(((ConnectorInUseException) inUse).failedResolvers())
                        .isEmpty());
    }

    @Test
    void whoever_asks_for_dependents_needs_one_connection() {
        String id = live().id();
        runs.submit(plan(), orders(3));
        narrow();

        assertIsUsedByOneRun(connectors.dependents(id));
    }

    @Test
    void whoever_asks_for_dependents_in_a_transaction_needs_no_other_connection() throws Exception {
        String id = live().id();
        runs.submit(plan(), orders(3));
        storage.close();
        narrow();
        try (Connection connection = pool.getConnection();
                JdbcStorage joined = JdbcStorage.on(pool)
                        .join(always(connection), () -> true, followed -> {})
                        .open()) {
            connection.setAutoCommit(false);
            ConnectorRegistry inHost = ConnectorRegistry.builder()
                    .store(joined.connectors())
                    .dependencies("bulk", BulkRuns.dependencies(pool))
                    .build()
                    .in(WORKSPACE);

            assertIsUsedByOneRun(inHost.dependents(id));
            connection.rollback();
        }
    }

    private static void assertIsUsedByOneRun(Dependents dependents) {
        assertThat(dependents.failedResolvers()).isEmpty();
        assertThat(dependents.found()).hasSize(1);
    }

    /** A data source of a host whose thread is in a transaction. */
    private static DataSource always(Connection connection) {
        Connection kept = FaultyPool.proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return FaultyPool.proxy(DataSource.class, (method, arguments) -> kept);
    }

    @Test
    void a_connector_is_never_set_to_draft_beside_a_run_that_is_submitted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        String id = live().id();
        try {
            for (int i = 0; i < RACES; i++) {
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> submitting = threads.submit(() -> {
                    start.await();
                    return isSubmitted();
                });
                Future<Boolean> withdrawing = threads.submit(() -> {
                    start.await();
                    return isWithdrawn(id);
                });
                assertThat(submitting.get() && withdrawing.get()).isFalse();
                runs.list(WORKSPACE).forEach(run -> runs.erase(WORKSPACE, run.id()));
                connectors.setLive(id, connectors.get(id).revision());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean isSubmitted() {
        try {
            runs.submit(plan(), orders(1));
            return true;
        } catch (WrongStatusException e) {
            return false;
        }
    }

    private boolean isWithdrawn(String id) {
        try {
            connectors.setDraft(id);
            return true;
        } catch (ConnectorInUseException e) {
            return false;
        }
    }
}
