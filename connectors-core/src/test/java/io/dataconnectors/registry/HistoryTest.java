package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Invocation;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.StorageException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.InMemoryConnectorHistory;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final List<LifeEvent> events = new ArrayList<>();
    private final InMemoryConnectorHistory kept = new InMemoryConnectorHistory();
    private final Host host = new Host(ConnectorRegistry.builder().history(kept).lifeListener(events::add));
    private final ConnectorRegistry connectors = host.connectors.by("ann");

    private static List<String> told(List<ConnectorVersion> versions) {
        return versions.stream()
                .map(version -> version.kind() + " " + version.revision() + " "
                        + version.definition().name() + " "
                        + version.definition().request().url().substring("https://shop.example.com/".length()) + " by "
                        + version.stamp().by())
                .toList();
    }

    @Test
    void every_draft_and_every_version_that_went_live_is_kept() {
        String id = connectors.create(Host.get("orders")).id();
        connectors.edit(id, 1, Host.sentTo("orders", "v2"));
        connectors.by("ben").rename(id, 2, "shipments");
        connectors.test(id, Invocation.empty());
        connectors.by("cem").setLive(id, 3);
        connectors.edit(id, 5, Host.sentTo("shipments", "v3"));
        connectors.setDraft(id);
        connectors.delete(id);

        assertThat(told(connectors.history().of(id)))
                .containsExactly(
                        "DRAFT 6 shipments v3 by ann",
                        "LIVE 5 shipments v2 by cem",
                        "DRAFT 3 shipments v2 by ben",
                        "DRAFT 2 orders v2 by ann",
                        "DRAFT 1 orders orders by ann");
        ConnectorVersion live = connectors.history().version(id, 5);
        assertThat(live.digest()).isEqualTo(ConnectorDocument.digest(live.definition()));
        assertThat(live.stamp().at()).isEqualTo(Host.NOW);
    }

    @Test
    void a_history_is_read_in_pages() {
        String id = connectors.create(Host.get("orders")).id();
        for (int i = 1; i < 60; i++) {
            connectors.edit(id, i, Host.sentTo("orders", "v" + i));
        }

        assertThat(connectors.history().of(id)).hasSize(50);
        assertThat(connectors.history().of(id, 11, 50)).hasSize(10);
        assertThat(connectors.history().of(id, 1, 50)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connectors.history().of(id, 11, 0))
                .withMessage("A page has 1 to 1,000 versions, not 0");
    }

    @Test
    void a_version_is_restored_as_the_draft_and_what_is_live_goes_on() {
        Connector live = host.live(Host.get("orders"));
        connectors.edit(live.id(), live.revision(), Host.sentTo("orders", "v2"));
        events.clear();

        Connector restored = connectors.history().restore(live.id(), 4, 1);

        assertThat(restored.revision()).isEqualTo(5);
        assertThat(restored.draft()).isEqualTo(Host.get("orders"));
        assertThat(restored.status()).isEqualTo(Status.LIVE);
        assertThat(restored.updated().by()).isEqualTo("ann");
        assertThat(events).extracting(LifeEvent::kind).containsExactly(LifeEvent.Kind.EDITED);
        assertThat(told(connectors.history().of(live.id(), Long.MAX_VALUE, 2)))
                .containsExactly("DRAFT 5 orders orders by ann", "DRAFT 4 orders v2 by ann");
    }

    @Test
    void a_restored_version_that_was_tested_last_can_go_live_again() {
        Connector live = host.live(Host.get("orders"));
        connectors.edit(live.id(), live.revision(), Host.sentTo("orders", "v2"));

        Connector restored = connectors.history().restore(live.id(), 4, 3);

        assertThat(connectors.setLive(live.id(), restored.revision()).live()).isEqualTo(Host.get("orders"));
    }

    @Test
    void a_draft_that_the_caller_did_not_see_is_not_replaced() {
        String id = connectors.create(Host.get("orders")).id();
        connectors.edit(id, 1, Host.sentTo("orders", "v2"));

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.history().restore(id, 1, 1));
    }

    @Test
    void a_version_of_another_name_is_restored_only_where_the_name_may_change() {
        String id = connectors.create(Host.get("orders")).id();
        connectors.rename(id, 1, "shipments");
        host.testedAndLive(id);

        assertThatExceptionOfType(WrongStatusException.class)
                .isThrownBy(() -> connectors.history().restore(id, 4, 1));
        connectors.setDraft(id);
        connectors.create(Host.get("orders"));
        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> connectors.history().restore(id, 4, 1));
    }

    @Test
    void what_is_not_in_the_history_is_said() {
        String id = connectors.create(Host.get("orders")).id();

        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.history().restore(id, 1, 7))
                .withMessage("There is no connector " + id + " at revision 7 in the workspace default");
        assertThat(connectors.history().of("nobody")).isEmpty();
    }

    @Test
    void a_deleted_connector_has_its_history_until_it_is_erased() {
        String id = connectors.create(Host.get("orders")).id();
        connectors.delete(id);
        ConnectorVersion last = connectors.history().version(id, 1);

        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.history().restore(id, 1, 1));
        assertThat(connectors.create(last.definition()).draft()).isEqualTo(Host.get("orders"));

        assertThat(connectors.history().erase(id)).isEqualTo(1);
        assertThat(connectors.history().of(id)).isEmpty();
    }

    @Test
    void workspaces_are_apart() {
        String id = connectors.create(Host.get("orders")).id();
        ConnectorRegistry other = connectors.in("other");
        other.create(Host.get("orders"));

        assertThat(other.history().of(id)).isEmpty();
        assertThat(other.history().erase()).isEqualTo(1);
        assertThat(connectors.history().of(id)).hasSize(1);
    }

    @Test
    void a_person_is_forgotten() {
        String id = connectors.create(Host.get("orders")).id();

        assertThat(connectors.history().forget("ann")).isEqualTo(1);

        assertThat(connectors.history().version(id, 1).stamp().by()).isNull();
    }

    @Test
    void a_draft_from_before_the_history_is_kept_once_it_is_replaced() {
        InMemoryConnectorStore store = new InMemoryConnectorStore();
        ConnectorRegistry before =
                ConnectorRegistry.builder().store(store).build().by("ann");
        String id = before.create(Host.get("orders")).id();
        String deleted = before.create(Host.get("refunds")).id();
        ConnectorRegistry after =
                ConnectorRegistry.builder().store(store).build().by("ben");

        after.edit(id, 1, Host.sentTo("orders", "v2"));
        after.delete(deleted);

        assertThat(told(after.history().of(id)))
                .containsExactly("DRAFT 2 orders v2 by ben", "DRAFT 1 orders orders by ann");
        assertThat(told(after.history().of(deleted))).containsExactly("DRAFT 1 refunds orders by ann");
    }

    @Test
    void a_replaced_draft_that_breaks_rules_of_this_release_has_no_digest() {
        InMemoryConnectorStore store = new InMemoryConnectorStore();
        Connector.Stamp stamp = new Connector.Stamp(Host.NOW, "ann");
        store.insert(Connector.builder("default", "c-1")
                .draft(Host.sentTo("orders", "{{nobody}}"))
                .created(stamp)
                .updated(stamp)
                .build());
        ConnectorRegistry after = ConnectorRegistry.builder().store(store).build();

        after.edit("c-1", 1, Host.get("orders"));

        assertThat(after.history().version("c-1", 1).digest()).isNull();
    }

    /** A store and a history in one database, whose transaction undoes both. */
    private static final class Together extends PassingStore {
        private final List<ConnectorVersion> appended;
        boolean within;

        Together(ConnectorStore store, List<ConnectorVersion> appended) {
            super(store);
            this.appended = appended;
        }

        @Override
        public <T> T inTransaction(Supplier<T> act) {
            int before = appended.size();
            within = true;
            try {
                return act.get();
            } catch (RuntimeException e) {
                appended.subList(before, appended.size()).clear();
                throw e;
            } finally {
                within = false;
            }
        }
    }

    @Test
    void a_version_is_appended_within_the_transaction_of_its_act() {
        List<ConnectorVersion> appended = new ArrayList<>();
        Together store = new Together(new InMemoryConnectorStore(), appended);
        List<Boolean> within = new ArrayList<>();
        Host transactional = new Host(ConnectorRegistry.builder().store(store).history(new NoHistory() {
            @Override
            public void append(ConnectorVersion version) {
                within.add(store.within);
                appended.add(version);
            }
        }));

        Connector live = transactional.live(Host.get("orders"));
        transactional.edit(live.id(), Host.sentTo("orders", "v2"));
        transactional.connectors.setDraft(live.id());
        transactional.connectors.delete(live.id());

        assertThat(within).isNotEmpty().containsOnly(true);
    }

    @Test
    void an_act_whose_version_cannot_be_kept_fails_and_tells_nobody() {
        Host failing =
                new Host(ConnectorRegistry.builder().lifeListener(events::add).history(new NoHistory() {
                    @Override
                    public void append(ConnectorVersion version) {
                        throw new StorageException("The history is full");
                    }
                }));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> failing.connectors.create(Host.get("orders")))
                .withMessage("The history is full");
        assertThat(events).isEmpty();
    }

    /** Keeps nothing. */
    private abstract static class NoHistory implements ConnectorHistory {
        @Override
        public List<ConnectorVersion> find(String workspace, String connectorId, long before, int limit) {
            return List.of();
        }

        @Override
        public Optional<ConnectorVersion> find(String workspace, String connectorId, long revision) {
            return Optional.empty();
        }

        @Override
        public long erase(String workspace) {
            return 0;
        }

        @Override
        public long erase(String workspace, String connectorId) {
            return 0;
        }

        @Override
        public long forget(String workspace, String person) {
            return 0;
        }
    }
}
