package io.dataconnectors.registry;

import static io.dataconnectors.BreakingChange.Kind.INPUT_REQUIRED;
import static io.dataconnectors.BreakingChange.Kind.OUTPUT_REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Answer;
import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Dependent;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Status;
import io.dataconnectors.UntestedException;
import io.dataconnectors.UntestedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoingLiveTest {
    private static final ConnectorDefinition ORDERS = Host.get("orders").toBuilder()
            .output("status", "$.status")
            .output("total", "$.total")
            .build();
    private static final ConnectorDefinition BREAKING = Host.get("orders").toBuilder()
            .input(Input.string("order_id").required())
            .output("status", "$.status")
            .build();

    private final List<Dependent> users = new ArrayList<>();
    private final List<Connector> asked = new ArrayList<>();
    private final Host host = new Host(ConnectorRegistry.builder().dependencies("workflows", connector -> {
        asked.add(connector);
        return users;
    }));
    private final ConnectorRegistry connectors = host.connectors;

    @Test
    void a_draft_goes_live_on_a_passing_test() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());

        Connector live = connectors.by("Ada").setLive("id-1", 1);

        assertThat(live.status()).isEqualTo(Status.LIVE);
        assertThat(live.live()).isEqualTo(Host.get("orders")).isEqualTo(live.draft());
        assertThat(live.revision()).isEqualTo(3);
        assertThat(live.updated()).isEqualTo(new Connector.Stamp(Host.NOW, "Ada"));
        assertThat(connectors.get("id-1")).isEqualTo(live);
    }

    @Test
    void an_untested_draft_does_not_go_live() {
        connectors.create(Host.get("orders"));

        assertRefused(Reason.NEVER_TESTED, "Connector orders cannot go live: it was never tested; test it first");
    }

    @Test
    void a_draft_whose_test_failed_does_not_go_live() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        host.executor.failure = FailureKind.TIMEOUT;
        connectors.test("id-1", Invocation.empty());

        assertRefused(
                Reason.TEST_FAILED, "Connector orders cannot go live: its last test failed; mend it and test it again");
    }

    @Test
    void a_draft_that_was_edited_after_its_test_does_not_go_live() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        host.edit("id-1", Host.sentTo("orders", "v2"));

        assertRefused(
                Reason.EDITED_SINCE,
                "Connector orders cannot go live: it was edited since its last test; test it again");
    }

    @Test
    void an_edit_that_is_taken_back_needs_no_new_test() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        host.edit("id-1", Host.sentTo("orders", "v2"));
        host.edit("id-1", Host.get("orders"));

        assertThat(host.setLive("id-1").status()).isEqualTo(Status.LIVE);
    }

    @Test
    void a_simulated_test_is_not_enough() {
        connectors.create(Host.get("orders"));
        connectors.simulate("id-1", Invocation.empty(), Answer.json(200, "{}"));

        assertRefused(
                Reason.SIMULATED,
                "Connector orders cannot go live: its last test read a canned answer; test it with a real call");
    }

    @Test
    void a_simulated_test_is_enough_where_the_host_says_so() {
        Host trusting = new Host(ConnectorRegistry.builder().acceptSimulatedTests());
        trusting.connectors.create(Host.post("refund"));
        trusting.connectors.simulate("id-1", Invocation.empty(), Answer.json(200, "{}"));

        assertThat(trusting.setLive("id-1").status()).isEqualTo(Status.LIVE);
    }

    @Test
    void an_edit_of_a_live_connector_waits_for_its_own_test() {
        host.live(Host.get("orders"));
        host.edit("id-1", Host.sentTo("orders", "v2"));

        assertRefused(
                Reason.EDITED_SINCE,
                "Connector orders cannot go live: it was edited since its last test; test it again");
        assertThat(connectors.get("id-1").live()).isEqualTo(Host.get("orders"));
        assertThat(host.testedAndLive("id-1").live()).isEqualTo(Host.sentTo("orders", "v2"));
    }

    @Test
    void nobody_is_asked_when_nothing_breaks() {
        users.add(new Dependent("workflow", "w1", "Refunds"));
        host.live(ORDERS);
        host.edit("id-1", ORDERS.toBuilder().output("carrier", "$.carrier").build());

        assertThat(connectors.breakingChanges("id-1")).isEmpty();
        assertThat(host.testedAndLive("id-1").live().response().outputs()).hasSize(3);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_draft_that_breaks_what_nobody_uses_goes_live() {
        host.live(ORDERS);
        host.edit("id-1", BREAKING);

        assertThat(host.testedAndLive("id-1").live()).isEqualTo(BREAKING);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_draft_that_breaks_its_users_does_not_go_live() {
        users.add(new Dependent("workflow", "w1", "Refunds"));
        host.live(ORDERS);
        host.edit("id-1", BREAKING);
        connectors.test("id-1", Invocation.empty());
        var required = new BreakingChange(INPUT_REQUIRED, "order_id");
        var removed = new BreakingChange(OUTPUT_REMOVED, "total");

        assertThat(connectors.breakingChanges("id-1")).containsExactly(required, removed);
        assertThatExceptionOfType(BreakingChangeException.class)
                .isThrownBy(() -> host.setLive("id-1"))
                .withMessage("Connector orders is in use, and the draft breaks what uses it: input_required:order_id,"
                        + " output_removed:total. Accept each change by name, or keep what they need."
                        + " In use by: workflow Refunds (w1)")
                .satisfies(e -> assertThat(e.changes()).containsExactly(required, removed))
                .satisfies(e -> assertThat(e.dependents()).isEqualTo(users));
        assertThat(connectors.get("id-1").live()).isEqualTo(ORDERS);
    }

    @Test
    void every_change_that_breaks_is_accepted_by_its_name() {
        users.add(new Dependent("workflow", "w1", "Refunds"));
        host.live(ORDERS);
        host.edit("id-1", BREAKING);
        connectors.test("id-1", Invocation.empty());

        assertThatExceptionOfType(BreakingChangeException.class)
                .isThrownBy(() -> connectors.setLive("id-1", 4, Set.of("output_removed:total")))
                .satisfies(
                        e -> assertThat(e.changes()).containsExactly(new BreakingChange(INPUT_REQUIRED, "order_id")));
        assertThat(connectors
                        .setLive("id-1", 4, Set.of("output_removed:total", "input_required:order_id"))
                        .live())
                .isEqualTo(BREAKING);
    }

    @Test
    void what_is_not_there_cannot_go_live() {
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.setLive("id-1", 1))
                .withMessage("There is no connector id-1 in the workspace default");
    }

    private void assertRefused(Reason reason, String message) {
        Connector before = connectors.get("id-1");
        assertThatExceptionOfType(UntestedException.class)
                .isThrownBy(() -> host.setLive("id-1"))
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(connectors.get("id-1")).isEqualTo(before);
    }
}
