package io.dataconnectors.testkit;

import static io.dataconnectors.testkit.StoredExamples.WORKSPACE;
import static io.dataconnectors.testkit.StoredExamples.draft;
import static io.dataconnectors.testkit.StoredExamples.live;
import static io.dataconnectors.testkit.StoredExamples.next;
import static io.dataconnectors.testkit.StoredExamples.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.Page;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.StoreListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link ConnectorStore}. A host that has a store of its own extends this class in its tests.
 *
 * <pre>{@code
 * class JdbcConnectorStoreTest extends ConnectorStoreContract {
 *     @Override
 *     protected ConnectorStore newStore() {
 *         return new JdbcConnectorStore(emptyDatabase());
 *     }
 * }
 * }</pre>
 */
public abstract class ConnectorStoreContract {
    private static final int THREADS = 8;

    private ConnectorStore store;

    /** For subclasses. */
    protected ConnectorStoreContract() {}

    /** Returns a store that holds no connectors. Called once before each test. */
    protected abstract ConnectorStore newStore() throws Exception;

    /**
     * Returns a store of what the given one keeps, as after a restart of the host. The given one is not used again. A store
     * that is not durable returns it as it is, which is the default.
     */
    protected ConnectorStore reopen(ConnectorStore used) throws Exception {
        return used;
    }

    @BeforeEach
    void open() throws Exception {
        store = newStore();
    }

    @Test
    void what_is_inserted_is_found_by_id_and_by_name() {
        Connector orders = inserted("1", "orders");

        assertThat(store.find(WORKSPACE, "1")).contains(orders);
        assertThat(store.findByName(WORKSPACE, "orders")).contains(orders);
    }

    @Test
    void what_is_not_there_is_not_found() {
        inserted("1", "orders");

        assertThat(store.find(WORKSPACE, "2")).isEmpty();
        assertThat(store.find(WORKSPACE, "orders")).isEmpty();
        assertThat(store.findByName(WORKSPACE, "1")).isEmpty();
        assertThat(store.findByName(WORKSPACE, "order")).isEmpty();
        assertThat(store.find("other", "1")).isEmpty();
    }

    @Test
    void all_of_a_connector_is_kept() throws Exception {
        Connector draft = inserted("1", "orders");
        Connector live = live(draft);
        store.replace(live, 1);
        Connector edited = next(live, "Waits as the draft");
        store.replace(edited, 2);

        store = reopen(store);

        assertThat(store.find(WORKSPACE, "1")).contains(edited);
        assertThat(store.findByName(WORKSPACE, "orders")).contains(edited);
        assertThat(store.search(WORKSPACE, ConnectorQuery.all()).connectors()).containsExactly(edited);
    }

    @Test
    void the_revision_at_which_the_draft_was_written_is_kept() throws Exception {
        Connector edited = next(inserted("1", "orders"), "Better");
        store.replace(edited, 1);
        store.replace(live(edited), 2);

        store = reopen(store);

        Connector found = store.find(WORKSPACE, "1").orElseThrow();
        assertThat(found.revision()).isEqualTo(3);
        assertThat(found.draftRevision()).isEqualTo(2);
    }

    /** An upgrade of the library may bring rules that a stored definition breaks; the registry tells of them, not the store. */
    @Test
    void a_definition_that_breaks_a_rule_is_kept_like_any_other() throws Exception {
        Connector draft = draft("1", "orders");
        Connector broken = draft.toBuilder()
                .draft(draft.draft().toBuilder()
                        .get("https://shop.example.com/{{nobody}}")
                        .build())
                .build();
        store.insert(broken);

        store = reopen(store);

        assertThat(store.find(WORKSPACE, "1")).contains(broken);
    }

    @Test
    void the_version_of_a_name_is_that_of_its_connector() {
        Connector orders = inserted("1", "orders");
        assertThat(store.version(WORKSPACE, "orders")).contains(new ConnectorStore.Version("1", 1));

        store.replace(next(orders, "Better"), 1);
        assertThat(store.version(WORKSPACE, "orders")).contains(new ConnectorStore.Version("1", 2));
        assertThat(store.version(WORKSPACE, "refunds")).isEmpty();
        assertThat(store.version("other", "orders")).isEmpty();

        store.delete(WORKSPACE, "1", 2);
        assertThat(store.version(WORKSPACE, "orders")).isEmpty();
    }

    @Test
    void a_store_that_announces_changes_tells_them_once_they_can_be_read() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        boolean announces = store.announce(new StoreListener() {
            @Override
            public void changed(String workspace, String name) {
                told.add(name + " "
                        + store.findByName(workspace, name)
                                .map(Connector::revision)
                                .orElse(0L));
            }

            @Override
            public void missed() {}
        });
        Connector orders = inserted("1", "orders");
        store.replace(renamed(orders, "shipments"), 1);
        store.delete(WORKSPACE, "1", 2);

        Set<String> awaited = new HashSet<>(announces ? Set.of("orders 0", "shipments 0") : Set.of());
        while (!awaited.isEmpty()) {
            String next = told.poll(1, TimeUnit.MINUTES);
            assertThat(next).as("the announcement of %s", awaited).isNotNull();
            awaited.remove(next);
        }
    }

    @Test
    void what_is_to_follow_a_commit_runs_at_once_where_no_transaction_is_open() {
        List<String> followed = new ArrayList<>();
        store.afterCommit(() -> followed.add("followed"));

        assertThat(followed).containsExactly("followed");
    }

    @Test
    void what_is_to_follow_a_commit_runs_once_and_finds_what_was_written() {
        Connector orders = draft("1", "orders");
        List<Optional<Connector>> found = new ArrayList<>();
        store.inTransaction(() -> {
            store.insert(orders);
            store.afterCommit(() -> found.add(store.find(WORKSPACE, "1")));
            return orders;
        });

        assertThat(found).containsExactly(Optional.of(orders));
    }

    @Test
    void what_is_to_follow_a_commit_runs_only_if_what_was_written_stays() {
        List<String> followed = new ArrayList<>();
        assertThatExceptionOfType(ActFailedException.class)
                .isThrownBy(() -> store.inTransaction(() -> {
                    store.insert(draft("1", "orders"));
                    store.afterCommit(() -> followed.add("followed"));
                    throw new ActFailedException();
                }));

        boolean stayed = store.find(WORKSPACE, "1").isPresent();
        assertThat(followed).hasSize(stayed ? 1 : 0);
    }

    /** Ends an act within a transaction. */
    private static final class ActFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void what_is_deleted_stays_deleted() throws Exception {
        inserted("1", "orders");
        Connector refunds = inserted("2", "refunds");
        store.delete(WORKSPACE, "1", 1);

        store = reopen(store);

        assertThat(store.find(WORKSPACE, "1")).isEmpty();
        assertThat(store.findByName(WORKSPACE, "orders")).isEmpty();
        assertThat(store.search(WORKSPACE, ConnectorQuery.all()).connectors()).containsExactly(refunds);
    }

    @Test
    void workspaces_whose_names_look_alike_are_apart() throws Exception {
        List<String> workspaces =
                List.of("acme", "Acme", "acme.com", "acme com", "con", "\u00e9", "e\u0301", "\ud83d\ude80".repeat(64));
        for (String workspace : workspaces) {
            store.insert(draft(workspace, "1", "orders"));
        }

        store = reopen(store);

        for (String workspace : workspaces) {
            assertThat(store.find(workspace, "1")).contains(draft(workspace, "1", "orders"));
        }
        assertThat(store.find("ACME", "1")).isEmpty();
    }

    @Test
    void names_that_differ_in_case_are_two_names() {
        Connector lower = inserted("1", "orders");
        Connector upper = inserted("2", "Orders");

        assertThat(store.findByName(WORKSPACE, "orders")).contains(lower);
        assertThat(store.findByName(WORKSPACE, "Orders")).contains(upper);
        assertThat(store.findByName(WORKSPACE, "ORDERS")).isEmpty();
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        Connector orders = inserted("1", "orders");
        Connector refunds = inserted("2", "refunds");

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> store.insert(draft("3", "orders")))
                .satisfies(e -> assertThat(e.name()).isEqualTo("orders"));
        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> store.replace(renamed(refunds, "orders"), 1))
                .satisfies(e -> assertThat(e.name()).isEqualTo("orders"));
        assertThat(store.find(WORKSPACE, "3")).isEmpty();
        assertThat(all(ConnectorQuery.all())).containsExactly(orders, refunds);
    }

    @Test
    void an_id_that_is_there_is_not_inserted_again() {
        Connector orders = inserted("1", "orders");
        store.replace(next(orders, "Second"), 1);

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.insert(draft("1", "refunds")))
                .satisfies(e -> assertThat(e.currentRevision()).isEqualTo(2));
        assertThat(store.findByName(WORKSPACE, "refunds")).isEmpty();
        assertThat(store.find(WORKSPACE, "1")).contains(next(orders, "Second"));
    }

    @Test
    void a_rename_frees_the_old_name() {
        Connector orders = inserted("1", "orders");
        store.replace(renamed(orders, "fetch_orders"), 1);

        assertThat(store.findByName(WORKSPACE, "orders")).isEmpty();
        assertThat(store.findByName(WORKSPACE, "fetch_orders")).contains(renamed(orders, "fetch_orders"));
        Connector second = inserted("2", "orders");
        assertThat(store.findByName(WORKSPACE, "orders")).contains(second);
    }

    @Test
    void a_deletion_frees_the_name() {
        inserted("1", "orders");
        store.delete(WORKSPACE, "1", 1);

        Connector second = inserted("2", "orders");

        assertThat(store.findByName(WORKSPACE, "orders")).contains(second);
    }

    @Test
    void only_the_expected_revision_is_replaced() {
        Connector first = inserted("1", "orders");
        Connector second = next(first, "Second");
        store.replace(second, 1);

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.replace(next(first, "Lost"), 1))
                .satisfies(e -> assertThat(e.id()).isEqualTo("1"))
                .satisfies(e -> assertThat(e.expectedRevision()).isEqualTo(1))
                .satisfies(e -> assertThat(e.currentRevision()).isEqualTo(2));
        assertThat(store.find(WORKSPACE, "1")).contains(second);
    }

    @Test
    void only_the_expected_revision_is_deleted() {
        Connector second = next(inserted("1", "orders"), "Second");
        store.replace(second, 1);

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.delete(WORKSPACE, "1", 1))
                .satisfies(e -> assertThat(e.currentRevision()).isEqualTo(2));
        assertThat(store.find(WORKSPACE, "1")).contains(second);
    }

    @Test
    void what_is_not_there_is_at_revision_0() {
        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.replace(next(draft("1", "orders"), "Second"), 1))
                .satisfies(e -> assertThat(e.currentRevision()).isZero());
        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.delete(WORKSPACE, "1", 1))
                .satisfies(e -> assertThat(e.currentRevision()).isZero());
    }

    @Test
    void workspaces_are_apart() {
        Connector ours = inserted("1", "orders");
        Connector theirs = draft("other", "1", "orders");
        store.insert(theirs);

        assertThat(store.find(WORKSPACE, "1")).contains(ours);
        assertThat(store.findByName("other", "orders")).contains(theirs);
        assertThat(all(ConnectorQuery.all())).containsExactly(ours);
        store.delete("other", "1", 1);
        assertThat(store.find("other", "1")).isEmpty();
        assertThat(store.findByName(WORKSPACE, "orders")).contains(ours);
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
    void a_workspace_never_has_more_connectors_than_it_may() {
        Connector first = draft("1", "c1");
        store.insert(first, 2);
        store.insert(draft("2", "c2"), 2);
        store.insert(draft("other", "1", "c1"), 1);

        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(() -> store.insert(draft("3", "c3"), 2))
                .withMessage(new QuotaExceededException(2, "connectors in a workspace").getMessage());
        assertThat(names(ConnectorQuery.all())).containsExactly("c1", "c2");

        store.delete(WORKSPACE, "2", 1);
        store.insert(draft("3", "c3"), 2);
        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(() -> store.insert(draft("none", "1", "c1"), 0));
        assertThat(names(ConnectorQuery.all())).containsExactly("c1", "c3");
    }

    @Test
    void of_those_added_at_once_as_many_are_as_a_workspace_may_have() throws Exception {
        for (int round = 0; round < 5; round++) {
            String workspace = "full-" + round;
            store.insert(draft(workspace, "first", "first"));
            List<Boolean> added = Together.run(
                    THREADS, number -> succeeds(() -> store.insert(draft(workspace, "c-" + number, "c" + number), 4)));

            assertThat(added).filteredOn(done -> done).hasSize(3);
            assertThat(store.search(workspace, ConnectorQuery.all()).connectors())
                    .hasSize(4);
        }
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

    @Test
    void of_those_who_replace_one_revision_at_once_one_wins() throws Exception {
        inserted("1", "orders");
        int rounds = 10;

        List<Integer> wins = Together.run(
                THREADS,
                number -> count(
                        rounds,
                        () -> succeeds(() -> {
                            Connector current = store.find(WORKSPACE, "1").orElseThrow();
                            store.replace(next(current, "by " + number), current.revision());
                        })));

        long won = wins.stream().mapToInt(Integer::intValue).sum();
        assertThat(won).isPositive();
        assertThat(store.find(WORKSPACE, "1").orElseThrow().revision()).isEqualTo(1 + won);
    }

    @Test
    void of_those_who_take_one_name_at_once_one_wins() throws Exception {
        for (int i = 0; i < THREADS; i++) {
            inserted("old-" + i, "old" + i);
        }
        for (int round = 0; round < 5; round++) {
            String name = "wanted" + round;
            List<Boolean> inserted =
                    Together.run(THREADS, number -> succeeds(() -> store.insert(draft(name + "-" + number, name))));
            assertThat(inserted).as(name).containsOnlyOnce(true);
        }
        List<Boolean> renamed = Together.run(
                THREADS,
                number -> succeeds(() -> store.replace(renamed(draft("old-" + number, "old" + number), "new"), 1)));
        assertThat(renamed).containsOnlyOnce(true);
        assertThat(names(ConnectorQuery.all().nameContains("wanted"))).hasSize(5);
        assertThat(names(ConnectorQuery.all().nameContains("new"))).hasSize(1);
    }

    @Test
    void of_a_deletion_and_a_replacement_at_once_one_wins() throws Exception {
        for (int round = 0; round < 10; round++) {
            Connector connector = inserted("c-" + round, "c" + round);
            List<Boolean> done = Together.run(
                    2,
                    number -> succeeds(() -> {
                        if (number == 0) {
                            store.replace(next(connector, "Kept"), 1);
                        } else {
                            store.delete(WORKSPACE, connector.id(), 1);
                        }
                    }));
            assertThat(done).containsOnlyOnce(true);
            assertThat(store.find(WORKSPACE, connector.id()).isPresent()).isEqualTo(done.get(0));
        }
    }

    @Test
    void a_write_shows_to_every_later_read_of_any_thread() throws Exception {
        for (int round = 0; round < 10; round++) {
            Connector connector = inserted("c-" + round, "c" + round);
            List<Boolean> shows = Together.run(
                    THREADS,
                    number -> store.find(WORKSPACE, connector.id()).isPresent()
                            && store.findByName(WORKSPACE, connector.name()).isPresent()
                            && names(ConnectorQuery.all()).contains(connector.name()));
            assertThat(shows).containsOnly(true);
        }
    }

    @Test
    void a_transaction_returns_and_throws_what_its_act_does() {
        String name = store.inTransaction(() -> {
            Connector connector = inserted("1", "orders");
            store.replace(next(connector, "Second"), 1);
            return store.find(WORKSPACE, "1").orElseThrow().name();
        });

        assertThat(name).isEqualTo("orders");
        assertThat(store.find(WORKSPACE, "1").orElseThrow().revision()).isEqualTo(2);
        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.inTransaction(() -> {
                    store.delete(WORKSPACE, "1", 1);
                    return "unreachable";
                }));
        assertThat(store.find(WORKSPACE, "1")).isPresent();
    }

    private Connector inserted(String id, String name) {
        Connector connector = draft(id, name);
        store.insert(connector);
        return connector;
    }

    private List<String> names(ConnectorQuery query) {
        return all(query).stream().map(Connector::name).toList();
    }

    /** Returns the connectors of every page. */
    private List<Connector> all(ConnectorQuery query) {
        List<Connector> found = new ArrayList<>();
        Page page = store.search(WORKSPACE, query);
        found.addAll(page.connectors());
        while (page.next() != null) {
            page = store.search(WORKSPACE, query.after(page.next()));
            found.addAll(page.connectors());
        }
        return found;
    }

    /** Whether a write was done; otherwise it was refused as the contract allows. */
    private static boolean succeeds(Runnable write) {
        try {
            write.run();
            return true;
        } catch (StaleConnectorException | NameTakenException | QuotaExceededException e) {
            return false;
        }
    }

    private static void repeat(int times, Runnable act) {
        for (int i = 0; i < times; i++) {
            act.run();
        }
    }

    private static int count(int times, BooleanSupplier act) {
        int count = 0;
        for (int i = 0; i < times; i++) {
            count += act.getAsBoolean() ? 1 : 0;
        }
        return count;
    }
}
