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
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
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
public abstract class ConnectorStoreContract extends StoreRaces {
    /** For subclasses. */
    protected ConnectorStoreContract() {}

    /** Returns a store that holds no connectors. Called once before each test. */
    @Override
    protected abstract ConnectorStore newStore() throws Exception;

    /**
     * Returns a store of what the given one keeps, as after a restart of the host. The given one is not used again. A store
     * that is not durable returns it as it is, which is the default.
     */
    protected ConnectorStore reopen(ConnectorStore used) throws Exception {
        return used;
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
}
