package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Dependent;
import io.dataconnectors.Status;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.registry.ConnectorRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workflow is attached to a connector while it is set to draft or deleted: one of the two is refused. */
@Tag("thorough")
class AttachedInBetweenTest {
    private static final int RACES = Thorough.rounds(40, 120, 1_000);

    @ParameterizedTest
    @CsvSource({
        "H2, false, LIVE", "H2, true, LIVE", "POSTGRES_ICU, false, LIVE", "POSTGRES_ICU, true, LIVE",
        "H2, false, DRAFT", "H2, true, DRAFT", "POSTGRES_ICU, false, DRAFT", "POSTGRES_ICU, true, DRAFT"
    })
    void never_both_succeed(Kind kind, boolean joined, Status status) throws Exception {
        TestedDatabase database = kind.shared();
        TestHost host = new TestHost(database.pool());
        database.run("DROP TABLE IF EXISTS workflow");
        database.run("CREATE TABLE workflow (connector VARCHAR(40))");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (JdbcStorage storage =
                host.join(JdbcStorage.on(database.pool())).install().open()) {
            Race race = new Race(storage, host, joined, status);
            int attached = 0;
            int withdrawn = 0;
            for (int i = 0; i < RACES; i++) {
                String name = "c" + i;
                storage.connectors()
                        .insert(status == Status.LIVE ? Examples.live(name, name) : Examples.draft(name, name));
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> attaching = threads.submit(() -> {
                    start.await();
                    return race.attach(name);
                });
                Future<Boolean> withdrawing = threads.submit(() -> {
                    start.await();
                    return race.withdraw(name);
                });
                assertThat(attaching.get() && withdrawing.get()).as(name).isFalse();
                attached += attaching.get() ? 1 : 0;
                withdrawn += withdrawing.get() ? 1 : 0;
            }
            assertThat(attached + withdrawn).isEqualTo(RACES);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The two who race, of whom one may begin first. */
    private record Race(JdbcStorage storage, TestHost host, boolean joined, Status status) {
        boolean attach(String name) {
            return host.inTransaction(connection -> {
                Optional<Connector> found = storage.lock(connection, "acme", name);
                if (found.filter(connector -> connector.status() == status).isEmpty()) {
                    return false;
                }
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO workflow VALUES (?)")) {
                    insert.setString(1, name);
                    return insert.executeUpdate() == 1;
                }
            });
        }

        boolean withdraw(String id) {
            ConnectorRegistry registry = ConnectorRegistry.builder()
                    .store(storage.connectors())
                    .dependencies(connector -> host.inTransaction(connection -> workflows(connection, connector)))
                    .build()
                    .in("acme");
            try {
                if (joined) {
                    return host.inTransaction(connection -> withdraw(registry, id));
                }
                return withdraw(registry, id);
            } catch (ConnectorInUseException | ConnectorNotFoundException e) {
                return false;
            }
        }

        private boolean withdraw(ConnectorRegistry registry, String id) {
            if (status == Status.LIVE) {
                registry.setDraft(id);
            } else {
                registry.delete(id);
            }
            return true;
        }

        private static List<Dependent> workflows(Connection connection, Connector connector) throws SQLException {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT connector FROM workflow WHERE connector = ?")) {
                query.setString(1, connector.name());
                List<Dependent> found = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Dependent("workflow", rows.getString(1), "nightly"));
                    }
                }
                return found;
            }
        }
    }
}
