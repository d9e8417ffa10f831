package io.dataconnectors.jdbc;

import static io.dataconnectors.jdbc.Examples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.Status;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches in a workspace of so many names that nodes have them in memory: whatever was committed is found by any node. */
@ParameterizedClass
@EnumSource(Kind.class)
class SearchOfNamesTest {
    private static final int MANY = 2_500;
    private static final int ROUNDS = Thorough.rounds(15, 100);

    private final TestedDatabase database;
    private final TestHost host;
    private JdbcStorage one;
    private JdbcStorage other;

    SearchOfNamesTest(Kind kind) {
        database = kind.shared();
        host = new TestHost(database.pool());
    }

    @BeforeEach
    void open() {
        JdbcStorage.on(database.pool()).install().open().close();
        Examples.fill(database, MANY, MANY);
        one = host.join(JdbcStorage.on(database.pool())).open();
        other = JdbcStorage.on(database.pool()).open();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static List<String> names(JdbcStorage node, ConnectorQuery query) {
        List<String> names = new ArrayList<>();
        Page page = node.connectors().search("acme", query);
        page.connectors().forEach(connector -> names.add(connector.name()));
        while (page.next() != null) {
            page = node.connectors().search("acme", query.after(page.next()));
            page.connectors().forEach(connector -> names.add(connector.name()));
        }
        return names;
    }

    @Test
    void a_part_is_found_whatever_its_place_in_the_names_and_its_length() {
        ConnectorQuery all = ConnectorQuery.all().limit(70);

        assertThat(names(one, all.nameContains("needle"))).containsExactly("refund_needle_7");
        assertThat(names(one, all.nameContains("NEEDLE").status(Status.LIVE))).containsExactly("refund_needle_7");
        assertThat(names(one, all.nameContains("needle").status(Status.DRAFT))).isEmpty();
        assertThat(names(one, all.nameContains("te_order_24")))
                .containsExactly(
                        "create_order_2410",
                        "create_order_2450",
                        "create_order_2490",
                        "delete_order_2430",
                        "delete_order_2470",
                        "update_order_2435",
                        "update_order_2475");
        assertThat(names(one, all.nameContains("update"))).hasSize(313).isSorted();
        assertThat(names(one, all.nameContains("pd"))).hasSize(313).isSorted();
        assertThat(names(one, all.nameContains("~"))).isEmpty();
    }

    @Test
    void what_any_node_did_is_found_by_all_at_once() {
        Random random = new Random(12);
        Map<String, Connector> model = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            change(random.nextBoolean() ? one.connectors() : other.connectors(), model, random);
            for (JdbcStorage node : List.of(one, other)) {
                ConnectorQuery zebras =
                        ConnectorQuery.all().nameContains("zebra").limit(1 + random.nextInt(9));
                assertThat(names(node, zebras)).containsExactlyElementsOf(model.keySet());
                assertThat(names(node, zebras.status(Status.LIVE)))
                        .containsExactlyElementsOf(model.values().stream()
                                .filter(zebra -> zebra.status() == Status.LIVE)
                                .map(Connector::name)
                                .toList());
            }
        }
    }

    private static void change(ConnectorStore store, Map<String, Connector> model, Random random) {
        List<Connector> there = List.copyOf(model.values());
        int what = there.isEmpty() ? 0 : random.nextInt(4);
        String name = "Zebra_" + random.nextInt(1_000_000);
        Connector some = there.isEmpty() ? draft("none", name) : there.get(random.nextInt(there.size()));
        long revision = some.revision();
        switch (what) {
            case 0 -> {
                Connector added = draft("z-" + name, name);
                store.insert(added);
                model.put(name, added);
            }
            case 1 -> {
                store.delete("acme", some.id(), revision);
                model.remove(some.name());
            }
            case 2 -> {
                Connector renamed = some.toBuilder()
                        .revision(revision + 1)
                        .live(null)
                        .draft(some.draft().toBuilder().name(name).build())
                        .build();
                store.replace(renamed, revision);
                model.remove(some.name());
                model.put(name, renamed);
            }
            default -> {
                Connector live = some.toBuilder()
                        .revision(revision + 1)
                        .live(some.live() == null ? some.draft() : null)
                        .build();
                store.replace(live, revision);
                model.put(some.name(), live);
            }
        }
    }

    @Test
    void what_a_transaction_wrote_is_found_in_it_and_by_others_once_it_is_committed() {
        ConnectorQuery zebras = ConnectorQuery.all().nameContains("zebra");
        assertThat(names(one, zebras)).isEmpty();

        host.inTransaction(connection -> {
            one.connectors().insert(draft("z", "zebra"));
            assertThat(names(one, zebras)).containsExactly("zebra");
            assertThat(names(other, zebras)).isEmpty();
            return connection;
        });
        assertThat(names(one, zebras)).containsExactly("zebra");
        assertThat(names(other, zebras)).containsExactly("zebra");
    }

    @Test
    void what_was_undone_is_found_by_nobody() {
        ConnectorQuery zebras = ConnectorQuery.all().nameContains("zebra");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> host.inTransaction(connection -> {
                    one.connectors().insert(draft("z", "zebra"));
                    assertThat(names(one, zebras)).containsExactly("zebra");
                    throw new IllegalStateException("as a test says");
                }));

        assertThat(names(one, zebras)).isEmpty();
        assertThat(names(other, zebras)).isEmpty();
    }

    @Test
    void a_row_that_somebody_deletes_by_hand_hides_no_other() {
        for (int i = 1; i <= 5; i++) {
            one.connectors().insert(draft("z-" + i, "zebra_" + i));
        }
        ConnectorQuery zebras = ConnectorQuery.all().nameContains("zebra").limit(1);
        assertThat(names(one, zebras)).hasSize(5);
        database.run("DELETE FROM connectors_connector WHERE name IN ('zebra_1', 'zebra_2', 'zebra_3', 'zebra_5')");

        assertThat(names(one, zebras)).containsExactly("zebra_4");
        assertThat(names(one, zebras.limit(50))).containsExactly("zebra_4");
    }

    @Test
    void a_connector_that_stays_is_on_exactly_one_page_while_others_come_and_go() throws Exception {
        List<String> staying = new ArrayList<>();
        for (int i = 10; i < 30; i++) {
            one.connectors().insert(draft("stay-" + i, "zebra_stays_" + i));
            staying.add("zebra_stays_" + i);
        }
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> guests = List.of(
                    writers.submit(() -> comeAndGo(one.connectors(), "zebra_a")),
                    writers.submit(() -> comeAndGo(other.connectors(), "zebra_stays_19_guest")));
            for (int i = 0; i < 15; i++) {
                assertThat(names(one, ConnectorQuery.all().nameContains("zebra").limit(4)))
                        .filteredOn(staying::contains)
                        .containsExactlyElementsOf(staying);
            }
            for (Future<?> guest : guests) {
                guest.get();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static void comeAndGo(ConnectorStore store, String name) {
        for (int i = 0; i < 15; i++) {
            store.insert(draft(name, name));
            store.delete("acme", name, 1);
        }
    }
}
