package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Dependent;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.UntestedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActsAtOnceTest {
    private final MeddlingStore store = new MeddlingStore();
    private final List<Boolean> askedInTransaction = new ArrayList<>();
    private final List<Dependent> users = new ArrayList<>();
    private final Host host = new Host(ConnectorRegistry.builder().store(store).dependencies("agents", connector -> {
        askedInTransaction.add(store.inTransaction);
        return users;
    }));
    private final ConnectorRegistry connectors = host.connectors;

    /** Lets somebody else act once, right before the next write. */
    private void meanwhile(Runnable act) {
        store.between = () -> {
            store.between = () -> {};
            act.run();
        };
    }

    @Test
    void an_act_that_is_overtaken_is_done_on_the_newest_revision() {
        connectors.create(Host.get("orders"));
        meanwhile(() -> store.touch("id-1"));
        connectors.test("id-1", Invocation.empty());
        meanwhile(() -> store.touch("id-1"));

        Connector live = host.setLive("id-1");

        assertThat(live.status()).isEqualTo(Status.LIVE);
        assertThat(live.revision()).isEqualTo(5);
    }

    @Test
    void an_act_that_is_overtaken_is_checked_again() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        meanwhile(() -> {
            host.executor.failure = FailureKind.HTTP_STATUS;
            connectors.test("id-1", Invocation.empty());
        });

        assertThatExceptionOfType(UntestedException.class)
                .isThrownBy(() -> host.setLive("id-1"))
                .withMessage("Connector orders cannot go live: its last test failed; mend it and test it again");
        assertThat(connectors.get("id-1").status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void dependents_are_asked_for_again_too() {
        host.live(Host.get("orders"));
        meanwhile(() -> {
            store.touch("id-1");
            users.add(new Dependent("agent", "a1", "Support"));
        });

        assertThatExceptionOfType(ConnectorInUseException.class)
                .isThrownBy(() -> connectors.setDraft("id-1"))
                .withMessage("Connector orders is in use: used by agent Support (a1)");
        assertThat(connectors.get("id-1").status()).isEqualTo(Status.LIVE);
    }

    @Test
    void the_check_and_the_write_are_in_one_transaction_of_the_store() {
        host.live(Host.get("orders").toBuilder().output("status", "$.status").build());
        host.edit("id-1", Host.get("orders"));
        host.testedAndLive("id-1");
        connectors.setDraft("id-1");
        connectors.delete("id-1");

        assertThat(askedInTransaction).containsExactly(true, true, true);
    }

    @Test
    void an_act_that_is_overtaken_for_ever_gives_up() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        store.between = () -> store.touch("id-1");

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> host.setLive("id-1"))
                .withMessage("Connector id-1 is at revision 102, not 101; read it again before you change it");
    }

    @Test
    void an_edit_that_another_edit_overtakes_is_refused() {
        connectors.create(Host.get("orders"));
        meanwhile(() -> connectors.edit("id-1", 1, Host.sentTo("orders", "theirs")));

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.edit("id-1", 1, Host.sentTo("orders", "ours")))
                .withMessage("Connector id-1 is at revision 2, not 1; read it again before you change it");
        assertThat(connectors.get("id-1").draft()).isEqualTo(Host.sentTo("orders", "theirs"));
    }

    @Test
    void an_edit_that_a_test_overtakes_is_done_and_loses_neither() {
        connectors.create(Host.get("orders"));
        meanwhile(() -> connectors.test("id-1", Invocation.empty()));

        Connector edited = connectors.edit("id-1", 1, Host.sentTo("orders", "v2"));

        assertThat(edited.draft()).isEqualTo(Host.sentTo("orders", "v2"));
        assertThat(edited.lastTest()).isNotNull();
        assertThat(connectors.get("id-1")).isEqualTo(edited);
    }

    @Test
    void a_draft_that_is_edited_while_it_goes_live_does_not() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        meanwhile(() -> {
            connectors.edit("id-1", 2, Host.sentTo("orders", "v2"));
            connectors.test("id-1", Invocation.empty());
        });

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.setLive("id-1", 2))
                .withMessage("Connector id-1 is at revision 4, not 2; read it again before you change it");
        assertThat(connectors.get("id-1").status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void what_was_deleted_meanwhile_is_not_there() {
        connectors.create(Host.get("orders"));
        meanwhile(() -> store.kept.delete("default", "id-1", 1));

        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.edit("id-1", 1, Host.sentTo("orders", "v2")))
                .withMessage("There is no connector id-1 in the workspace default");
        connectors.create(Host.get("orders"));
        meanwhile(() -> store.kept.delete("default", "id-2", 1));
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.delete("id-2"))
                .withMessage("There is no connector id-2 in the workspace default");
    }
}
