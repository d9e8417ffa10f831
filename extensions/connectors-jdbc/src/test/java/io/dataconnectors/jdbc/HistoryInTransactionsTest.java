package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An act and its version are kept together, or neither is. */
class HistoryInTransactionsTest {
    private static ConnectorDefinition orders(String path) {
        return ConnectorDefinition.builder("orders")
                .description("Finds orders")
                .get("https://shop.example.com/" + path)
                .build();
    }

    private static ConnectorRegistry registry(JdbcStorage storage) {
        return ConnectorRegistry.builder()
                .store(storage.connectors())
                .history(storage.history())
                .executionLog(storage.log())
                .build()
                .in("acme")
                .by("ada");
    }

    private static List<Long> revisions(ConnectorRegistry connectors, String id) {
        return connectors.history().of(id).stream()
                .map(ConnectorVersion::revision)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_version_is_there_after_a_restart_and_can_be_restored(Kind kind) {
        TestedDatabase database = kind.shared();
        String id;
        try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            ConnectorRegistry connectors = registry(storage);
            id = connectors.create(orders("v1")).id();
            connectors.edit(id, 1, orders("v2"));
        }
        try (JdbcStorage storage = JdbcStorage.on(database.pool()).open()) {
            ConnectorRegistry connectors = registry(storage).by("ben");

            Connector restored = connectors.history().restore(id, 2, 1);

            assertThat(restored.draft()).isEqualTo(orders("v1"));
            assertThat(connectors.history().of(id))
                    .extracting(version ->
                            version.revision() + " " + version.stamp().by())
                    .containsExactly("3 ben", "2 ada", "1 ada");
            assertThat(connectors.history().version(id, 3).stamp()).isEqualTo(restored.updated());
            connectors.delete(id);
            assertThat(revisions(connectors, id)).containsExactly(3L, 2L, 1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_act_whose_version_cannot_be_kept_is_undone(Kind kind) {
        TestedDatabase database = kind.shared();
        try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            ConnectorRegistry connectors = registry(storage);
            String id = connectors.create(orders("v1")).id();
            database.run("ALTER TABLE connectors_version ADD CONSTRAINT hand_made CHECK (revision <> 2)");
            try {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> connectors.edit(id, 1, orders("v2")))
                        .withMessageStartingWith("The history could not be written: ");
            } finally {
                database.run("ALTER TABLE connectors_version DROP CONSTRAINT hand_made");
            }

            assertThat(connectors.get(id).draft()).isEqualTo(orders("v1"));
            assertThat(connectors.edit(id, 1, orders("v2")).revision()).isEqualTo(2);
            assertThat(revisions(connectors, id)).containsExactly(2L, 1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hosts_rollback_undoes_the_act_and_its_version(Kind kind) {
        TestedDatabase database = kind.shared();
        TestHost host = new TestHost(database.pool());
        try (JdbcStorage storage =
                host.join(JdbcStorage.on(database.pool())).install().open()) {
            ConnectorRegistry connectors = registry(storage);
            String id = connectors.create(orders("v1")).id();

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> host.inTransaction(connection -> {
                        connectors.edit(id, 1, orders("v2"));
                        connectors.create(
                                orders("v1").toBuilder().name("shipments").build());
                        assertThat(revisions(connectors, id)).containsExactly(2L, 1L);
                        throw new IllegalStateException("the host changed its mind");
                    }));

            assertThat(revisions(connectors, id)).containsExactly(1L);
            assertThatExceptionOfType(ConnectorNotFoundException.class)
                    .isThrownBy(() -> connectors.getByName("shipments"));
            connectors.edit(id, 1, orders("v3"));
            assertThat(connectors.history().version(id, 2).definition()).isEqualTo(orders("v3"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_version_that_cannot_be_read_is_named_and_hides_no_other(Kind kind) {
        TestedDatabase database = kind.shared();
        try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            ConnectorRegistry connectors = registry(storage);
            String id = connectors.create(orders("v1")).id();
            for (int i = 1; i < 5; i++) {
                connectors.edit(id, i, orders("v" + (i + 1)));
            }
            database.run("UPDATE connectors_version SET kind = 'OF_TOMORROW' WHERE revision IN (2, 3)");

            assertThat(revisions(connectors, id)).containsExactly(5L, 4L, 1L);
            assertThat(connectors.history().of(id, 4, 2))
                    .extracting(ConnectorVersion::revision)
                    .containsExactly(1L);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> connectors.history().version(id, 3))
                    .withMessage("The version of revision 3 of the connector " + id
                            + " cannot be read; a newer release of the library may have written it");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_no_database_can_keep_is_found_nowhere(Kind kind) {
        TestedDatabase database = kind.shared();
        try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            ConnectorRegistry connectors = registry(storage);
            assertThat(connectors.history().of("\0")).isEmpty();
            assertThat(connectors.history().erase("\uD83D")).isZero();
            assertThat(connectors.history().forget("a\0da")).isZero();
            assertThat(connectors.log().find(CallQuery.all().connector("\0")).calls())
                    .isEmpty();
            assertThat(connectors.log().erase("\uD83D")).isZero();
        }
    }
}
