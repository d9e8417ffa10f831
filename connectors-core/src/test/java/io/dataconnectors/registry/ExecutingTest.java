package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.spi.ConnectorCall;
import org.junit.jupiter.api.Test;

class ExecutingTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors.in("acme");
    private final Invocation invocation = Invocation.of("order_id", "1042");

    private void live() {
        String id = connectors.create(Host.get("orders")).id();
        connectors.test(id, Invocation.empty());
        connectors.setLive(id, 1);
        host.executor.calls.clear();
    }

    @Test
    void a_call_is_made_with_what_is_live_whatever_is_being_written() {
        live();
        connectors.edit("id-1", 3, Host.sentTo("orders", "v2"));

        Execution done = connectors.execute("orders", invocation);

        assertThat(done.succeeded()).isTrue();
        assertThat(host.executor.calls).containsExactly(new ConnectorCall("acme", Host.get("orders"), invocation));
    }

    @Test
    void a_call_that_fails_is_an_outcome_and_no_exception() {
        live();
        host.executor.failure = FailureKind.TIMEOUT;

        assertThat(connectors.execute("orders", invocation).failure().kind()).isEqualTo(FailureKind.TIMEOUT);
    }

    @Test
    void a_call_can_be_started_and_waited_for() {
        live();

        assertThat(connectors.executeAsync("orders", invocation).join().callId())
                .isEqualTo(invocation.callId());
    }

    @Test
    void a_draft_is_not_executed() {
        connectors.create(Host.get("orders"));
        String message = "Connector orders is DRAFT: only a live connector can be executed; test it and set it live";

        assertThatExceptionOfType(WrongStatusException.class)
                .isThrownBy(() -> connectors.execute("orders", invocation))
                .withMessage(message);
        assertThatExceptionOfType(WrongStatusException.class)
                .isThrownBy(() -> connectors.executeAsync("orders", invocation))
                .withMessage(message);
        assertThat(host.executor.calls).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_executed() {
        live();

        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.execute("Orders", invocation))
                .withMessage("There is no connector Orders in the workspace acme");
        assertThatExceptionOfType(ConnectorNotFoundException.class)
                .isThrownBy(() -> connectors.in("other").execute("orders", invocation))
                .withMessage("There is no connector orders in the workspace other");
    }
}
