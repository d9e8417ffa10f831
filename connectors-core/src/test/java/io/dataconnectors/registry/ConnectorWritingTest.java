package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConnectorWritingTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors;

    @Test
    void a_new_connector_is_a_draft_at_revision_1() {
        Connector created = connectors.by("Ada").create(Host.get("orders"));

        assertThat(created)
                .isEqualTo(Connector.builder("default", "id-1")
                        .revision(1)
                        .draft(Host.get("orders"))
                        .created(new Connector.Stamp(Host.NOW, "Ada"))
                        .updated(new Connector.Stamp(Host.NOW, "Ada"))
                        .build());
        assertThat(created.status()).isEqualTo(Status.DRAFT);
        assertThat(connectors.get("id-1")).isEqualTo(created);
        assertThat(connectors.getByName("orders")).isEqualTo(created);
    }

    @Test
    void a_name_is_given_once_in_a_workspace() {
        connectors.create(Host.get("orders"));

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> connectors.create(Host.post("orders")))
                .withMessage("Another connector is already called orders; choose another name")
                .satisfies(e -> assertThat(e.name()).isEqualTo("orders"));
        assertThat(connectors.in("acme").create(Host.get("orders")).workspace()).isEqualTo("acme");
    }

    @Test
    void a_workspace_has_as_many_connectors_as_the_host_lets_it_have() {
        ConnectorRegistry two =
                ConnectorRegistry.builder().connectorsPerWorkspace(2).build();
        Connector first = two.create(Host.get("orders"));
        two.create(Host.get("refunds"));

        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(() -> two.create(Host.get("customers")))
                .withMessage("There may be at most 2 connectors in a workspace; delete one first");
        two.in("acme").create(Host.get("customers"));
        two.delete(first.id());
        two.create(Host.get("customers"));
        assertThat(two.search(ConnectorQuery.all()).connectors()).hasSize(2);
    }

    @Test
    void what_is_done_with_a_connector_that_is_held_is_part_of_an_act_on_it_as_it_is_now() {
        AtomicInteger acts = new AtomicInteger();
        PassingStore store = new PassingStore(new InMemoryConnectorStore()) {
            @Override
            public <T> T inTransaction(Supplier<T> act) {
                acts.incrementAndGet();
                return act.get();
            }
        };
        ConnectorRegistry held = ConnectorRegistry.builder().store(store).build();
        Connector created = held.create(Host.get("orders"));
        Connector renamed = held.rename(created.id(), 1, "refunds");
        acts.set(0);

        assertThat(held.<String>holding(created.id(), Connector::name)).isEqualTo(renamed.name());
        assertThat(acts).hasValue(1);
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> held.holding("unknown", Connector::name));
    }

    @Test
    void a_connector_of_another_workspace_is_not_there() {
        connectors.in("acme").create(Host.get("orders"));

        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.get("id-1"))
                .withMessage("There is no connector id-1 in the workspace default");
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.getByName("orders"))
                .withMessage("There is no connector orders in the workspace default");
        assertThat(connectors.search(ConnectorQuery.all()).connectors()).isEmpty();
    }

    @Test
    void an_edit_makes_the_next_revision_and_says_who_made_it() {
        connectors.by("Ada").create(Host.get("orders"));

        Connector edited = connectors.by("Grace").edit("id-1", 1, Host.described("orders", "Better"));

        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.draft().description()).isEqualTo("Better");
        assertThat(edited.created().by()).isEqualTo("Ada");
        assertThat(edited.updated().by()).isEqualTo("Grace");
        assertThat(connectors.get("id-1")).isEqualTo(edited);
    }

    @Test
    void an_edit_of_what_someone_else_changed_is_refused() {
        connectors.create(Host.get("orders"));
        Connector theirs = connectors.edit("id-1", 1, Host.described("orders", "Theirs"));

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.edit("id-1", 1, Host.described("orders", "Ours")))
                .withMessage("Connector id-1 is at revision 2, not 1; read it again before you change it")
                .satisfies(e -> assertThat(e.currentRevision()).isEqualTo(2));
        assertThat(connectors.get("id-1")).isEqualTo(theirs);
    }

    @Test
    void an_edit_leaves_what_is_live_as_it_is() {
        Connector live = host.live(Host.get("orders"));

        Connector edited = connectors.edit(live.id(), live.revision(), Host.sentTo("orders", "v2"));

        assertThat(edited.status()).isEqualTo(Status.LIVE);
        assertThat(edited.live()).isEqualTo(Host.get("orders"));
        assertThat(edited.draft()).isEqualTo(Host.sentTo("orders", "v2"));
    }

    @Test
    void a_draft_is_renamed() {
        connectors.create(Host.get("orders"));

        Connector renamed = connectors.rename("id-1", 1, "fetch_orders");

        assertThat(renamed.draft()).isEqualTo(Host.get("fetch_orders"));
        assertThat(renamed.revision()).isEqualTo(2);
        assertThat(connectors.getByName("fetch_orders")).isEqualTo(renamed);
        assertThat(connectors.create(Host.get("orders")).id()).isEqualTo("id-2");
    }

    @Test
    void a_name_that_is_taken_is_no_new_name() {
        connectors.create(Host.get("orders"));
        connectors.create(Host.get("refunds"));

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> connectors.rename("id-1", 1, "refunds"))
                .withMessage("Another connector is already called refunds; choose another name");
        assertThat(connectors.get("id-1").name()).isEqualTo("orders");
    }

    @Test
    void a_rename_of_what_someone_else_changed_is_refused() {
        connectors.create(Host.get("orders"));
        connectors.rename("id-1", 1, "theirs");

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.rename("id-1", 1, "ours"))
                .withMessage("Connector id-1 is at revision 2, not 1; read it again before you change it");
    }

    @Test
    void a_live_connector_keeps_its_name() {
        Connector live = host.live(Host.get("orders"));
        String message = "Connector orders is LIVE: tools and workflows know it by its name; set it to draft before you"
                + " rename it to fetch_orders";

        assertThatExceptionOfType(WrongStatusException.class)
                .isThrownBy(() -> connectors.rename(live.id(), live.revision(), "fetch_orders"))
                .withMessage(message);
        assertThatExceptionOfType(WrongStatusException.class)
                .isThrownBy(() -> connectors.edit(live.id(), live.revision(), Host.get("fetch_orders")))
                .withMessage(message)
                .satisfies(e -> assertThat(e.status()).isEqualTo(Status.LIVE));
        assertThat(connectors.get(live.id())).isEqualTo(live);
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.edit("id-7", 1, Host.get("orders")))
                .withMessage("There is no connector id-7 in the workspace default");
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.rename("id-7", 1, "orders"))
                .withMessage("There is no connector id-7 in the workspace default");
    }

    @Test
    void connectors_are_searched_by_name_and_status_a_page_at_a_time() {
        for (String name : new String[] {"get_order", "GetOrders", "refund_order", "ship"}) {
            connectors.create(Host.get(name));
        }
        host.testedAndLive("id-3");
        var orders = ConnectorQuery.all().nameContains("ORDER");

        var page = connectors.search(orders.limit(2));

        assertThat(page.connectors()).extracting(Connector::name).containsExactly("GetOrders", "get_order");
        assertThat(page.next()).isEqualTo("get_order");
        assertThat(connectors.search(orders.limit(2).after("get_order")).connectors())
                .extracting(Connector::name)
                .containsExactly("refund_order");
        assertThat(connectors.search(orders.status(Status.LIVE)).connectors())
                .extracting(Connector::name)
                .containsExactly("refund_order");
    }

    @Test
    void a_view_is_in_a_workspace_and_for_an_actor() {
        assertThat(connectors.by("Ada").in("0f8fad5b-d9cb-469f-a165-70867728950e"))
                .hasToString("connectors of the workspace 0f8fad5b-d9cb-469f-a165-70867728950e for Ada");
        assertThat(connectors
                        .in("acme")
                        .by("Ada")
                        .create(Host.get("orders"))
                        .updated()
                        .by())
                .isEqualTo("Ada");
        assertThat(connectors).hasToString("connectors of the workspace default");
    }
}
