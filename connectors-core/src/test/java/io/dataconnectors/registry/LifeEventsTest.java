package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.UntestedException;
import io.dataconnectors.spi.LifeListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeEventsTest {
    private final List<String> told = new ArrayList<>();
    private final List<LifeEvent> events = new ArrayList<>();
    private final WatchedStore store = new WatchedStore(true);
    private final Host host = new Host(ConnectorRegistry.builder()
            .store(store)
            .lifeListener(event -> {
                throw new AssertionError("a listener with a bug");
            })
            .lifeListener(event -> {
                events.add(event);
                told.add(event.kind() + " " + event.name() + " " + event.revision());
            }));
    private final ConnectorRegistry connectors = host.connectors.by("ann");

    @Test
    void a_listener_is_told_the_whole_life_of_a_connector() {
        String id = connectors.create(Host.get("orders")).id();
        connectors.edit(id, 1, Host.sentTo("orders", "v2"));
        connectors.rename(id, 2, "shipments");
        connectors.test(id, Invocation.empty());
        connectors.setLive(id, 3);
        connectors.setDraft(id);
        connectors.setDraft(id);
        connectors.delete(id);

        assertThat(told)
                .containsExactly(
                        "CREATED orders 1",
                        "EDITED orders 2",
                        "RENAMED shipments 3",
                        "TESTED shipments 4",
                        "SET_LIVE shipments 5",
                        "SET_DRAFT shipments 6",
                        "DELETED shipments 6");
        assertThat(events.get(2))
                .isEqualTo(new LifeEvent(
                        LifeEvent.Kind.RENAMED, "default", id, "shipments", "orders", 3, Host.NOW, "ann"));
    }

    @Test
    void an_act_that_is_refused_is_not_told() {
        String id = connectors.create(Host.get("orders")).id();
        told.clear();

        assertThatExceptionOfType(UntestedException.class).isThrownBy(() -> connectors.setLive(id, 1));
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> connectors.create(Host.sentTo("more", "{{nobody}}")));

        assertThat(told).isEmpty();
    }

    @Test
    void an_act_within_a_transaction_of_the_host_is_told_once_it_is_committed() {
        store.hostTransaction = true;
        connectors.create(Host.get("orders"));
        assertThat(told).isEmpty();

        store.commit();

        assertThat(told).containsExactly("CREATED orders 1");
    }

    @Test
    void an_act_that_is_rolled_back_is_not_told() {
        store.hostTransaction = true;
        connectors.create(Host.get("orders"));

        store.rollBack();

        assertThat(told).isEmpty();
    }

    @Test
    void a_listener_is_told_what_the_store_announces_of_others() {
        List<String> changed = new ArrayList<>();
        ConnectorRegistry.builder()
                .store(store)
                .lifeListener(new LifeListener() {
                    @Override
                    public void happened(LifeEvent event) {
                        changed.add("an act of another registry");
                    }

                    @Override
                    public void changed(String workspace, String name) {
                        changed.add(workspace + "/" + name);
                    }
                })
                .build();

        connectors.create(Host.get("orders"));

        assertThat(changed).containsExactly("default/orders");
    }
}
