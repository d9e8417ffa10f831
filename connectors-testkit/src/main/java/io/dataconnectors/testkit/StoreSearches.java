package io.dataconnectors.testkit;

import static io.dataconnectors.testkit.StoredExamples.WORKSPACE;
import static io.dataconnectors.testkit.StoredExamples.draft;
import static io.dataconnectors.testkit.StoredExamples.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.Status;
import io.dataconnectors.spi.ConnectorStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link ConnectorStoreContract} that asks what searches find, and on which page. */
abstract class StoreSearches {
    /** The store that the test is about. */
    ConnectorStore store;

    /** Returns a store that holds no connectors. */
    protected abstract ConnectorStore newStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = newStore();
    }

    Connector inserted(String id, String name) {
        Connector connector = draft(id, name);
        store.insert(connector);
        return connector;
    }

    List<String> names(ConnectorQuery query) {
        return all(query).stream().map(Connector::name).toList();
    }

    /** Returns the connectors of every page. */
    List<Connector> all(ConnectorQuery query) {
        List<Connector> found = new ArrayList<>();
        Page page = store.search(WORKSPACE, query);
        found.addAll(page.connectors());
        while (page.next() != null) {
            page = store.search(WORKSPACE, query.after(page.next()));
            found.addAll(page.connectors());
        }
        return found;
    }

    @Test
    void a_search_is_in_the_order_of_the_code_points_of_the_names() {
        int id = 0;
        for (String name : List.of("b", "a-1", "_a", "B", "a_1", "a1", "A", "a")) {
            inserted("" + ++id, name);
        }

        assertThat(names(ConnectorQuery.all())).containsExactly("A", "B", "_a", "a", "a-1", "a1", "a_1", "b");
        assertThat(names(ConnectorQuery.all().limit(3))).containsExactly("A", "B", "_a", "a", "a-1", "a1", "a_1", "b");
    }

    @Test
    void a_search_is_for_a_part_of_the_name_whatever_its_case() {
        inserted("1", "Get_Order");
        inserted("2", "ORDERS");
        inserted("3", "reorder");
        inserted("4", "refund");

        assertThat(names(ConnectorQuery.all().nameContains("oRdEr"))).containsExactly("Get_Order", "ORDERS", "reorder");
        assertThat(names(ConnectorQuery.all().nameContains("_"))).containsExactly("Get_Order");
        assertThat(names(ConnectorQuery.all().nameContains("%"))).isEmpty();
        assertThat(names(ConnectorQuery.all().nameContains("order.*"))).isEmpty();
    }

    @Test
    void a_letter_i_is_the_same_in_every_language_of_the_host() {
        inserted("1", "invoice");
        inserted("2", "INVOICE");

        assertThat(names(ConnectorQuery.all().nameContains("INVOICE"))).containsExactly("INVOICE", "invoice");
        assertThat(names(ConnectorQuery.all().nameContains("invoice"))).containsExactly("INVOICE", "invoice");
    }

    @Test
    void a_search_is_for_a_status_as_it_is_now() {
        Connector a = inserted("1", "a");
        Connector b = inserted("2", "b");
        store.replace(live(b), 1);

        assertThat(names(ConnectorQuery.all().status(Status.DRAFT))).containsExactly("a");
        assertThat(names(ConnectorQuery.all().status(Status.LIVE))).containsExactly("b");

        store.replace(live(a), 1);
        store.replace(b.toBuilder().revision(3).build(), 2);
        assertThat(names(ConnectorQuery.all().status(Status.DRAFT))).containsExactly("b");
        assertThat(names(ConnectorQuery.all().status(Status.LIVE))).containsExactly("a");
        assertThat(names(ConnectorQuery.all().status(Status.LIVE).nameContains("b")))
                .isEmpty();
    }

    @Test
    void a_page_names_the_next_only_if_there_is_one() {
        for (int i = 1; i <= 4; i++) {
            inserted("" + i, "c" + i);
        }
        ConnectorQuery two = ConnectorQuery.all().limit(2);

        assertThat(store.search(WORKSPACE, two).next()).isEqualTo("c2");
        assertThat(store.search(WORKSPACE, two.after("c2")).next()).isNull();
        assertThat(store.search(WORKSPACE, two.nameContains("3")).next()).isNull();
        assertThat(store.search(WORKSPACE, two.after("c4"))).isEqualTo(new Page(List.of(), null));
        assertThat(store.search(WORKSPACE, two.after("b")).connectors()).hasSize(2);
        assertThat(store.search("empty", two)).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void a_page_begins_after_a_name_even_if_that_is_gone() {
        for (int i = 1; i <= 4; i++) {
            inserted("" + i, "c" + i);
        }
        store.delete(WORKSPACE, "2", 1);

        assertThat(names(ConnectorQuery.all().after("c2"))).containsExactly("c3", "c4");
    }

    @Test
    void a_connector_that_stays_is_on_exactly_one_page_while_others_come_and_go() throws Exception {
        List<String> staying = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            inserted("stay-" + i, "c" + i);
            staying.add("c" + i);
        }
        List<List<String>> seen = new ArrayList<>();

        Together.run(3, number -> {
            if (number == 0) {
                repeat(20, () -> seen.add(namesStartingWithC()));
            } else {
                repeat(20, () -> comeAndGo(number));
            }
            return number;
        });

        assertThat(seen).hasSize(20).allSatisfy(names -> assertThat(names).containsExactlyElementsOf(staying));
    }

    private List<String> namesStartingWithC() {
        return names(ConnectorQuery.all().limit(4)).stream()
                .filter(name -> name.startsWith("c"))
                .toList();
    }

    /** Names before, between and behind those that stay; none of them begins with a c in lower case. */
    private void comeAndGo(int number) {
        for (String name : List.of("B", "_b", "d")) {
            Connector guest = draft(("guest-" + number + name).toLowerCase(java.util.Locale.ROOT), name + number);
            store.insert(guest);
            store.delete(WORKSPACE, guest.id(), 1);
        }
    }

    private static void repeat(int times, Runnable act) {
        for (int i = 0; i < times; i++) {
            act.run();
        }
    }
}
