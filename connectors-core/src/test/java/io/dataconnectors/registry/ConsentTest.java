package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.TestReport;
import io.dataconnectors.Violation;
import io.dataconnectors.WriteNotConfirmedException;
import org.junit.jupiter.api.Test;

/** Nobody is asked for consent to what cannot be sent (trial 26). */
class ConsentTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors;

    @Test
    void a_test_that_writes_checks_its_inputs_before_it_asks_for_consent() {
        connectors.create(Host.post("refund"));

        TestReport report = connectors.test("id-1", Invocation.of("wrong", 1));

        assertThat(report.passed()).isFalse();
        assertThat(report.preview()).isNull();
        assertThat(report.execution().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(report.execution().failure().problems())
                .containsExactly(Violation.of("unknown-input", "/wrong", "there is no such input"));
        assertThat(report.execution().delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(host.executor.calls).isEmpty();
    }

    @Test
    void the_report_of_wrong_inputs_is_the_same_with_consent() {
        connectors.create(Host.post("refund"));

        TestReport report = connectors.testThatWrites("id-1", 1, Invocation.of("wrong", 1));

        assertThat(report.execution().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(host.executor.calls).isEmpty();
    }

    @Test
    void a_test_that_writes_and_has_sound_inputs_asks_and_sends_nothing() {
        connectors.create(Host.post("refund"));

        assertThatExceptionOfType(WriteNotConfirmedException.class)
                .isThrownBy(() -> connectors.test("id-1", Invocation.of("order_id", "1042")))
                .satisfies(asked -> assertThat(asked.revision()).isEqualTo(1));
        assertThat(host.executor.calls).isEmpty();
        assertThat(connectors.get("id-1").lastTest()).isNull();
    }

    @Test
    void consent_to_a_draft_does_not_send_the_one_that_somebody_wrote_meanwhile() {
        connectors.create(Host.post("refund"));
        connectors.edit(
                "id-1",
                1,
                Host.post("refund").toBuilder().description("Refunds it twice").build());
        Invocation order = Invocation.of("order_id", "1042");

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.testThatWrites("id-1", 1, order));
        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.testThatWritesAsync("id-1", 1, order));
        assertThat(host.executor.calls).isEmpty();
        assertThat(connectors.testThatWrites("id-1", 2, order).passed()).isTrue();
        assertThat(connectors.testThatWrites("id-1", 2, order).passed())
                .as("a test in between is in nobody's way")
                .isTrue();
    }
}
