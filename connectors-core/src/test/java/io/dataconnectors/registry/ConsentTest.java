package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
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

        TestReport report = connectors.testThatWrites("id-1", Invocation.of("wrong", 1));

        assertThat(report.execution().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(host.executor.calls).isEmpty();
    }

    @Test
    void a_test_that_writes_and_has_sound_inputs_asks_and_sends_nothing() {
        connectors.create(Host.post("refund"));

        assertThatExceptionOfType(WriteNotConfirmedException.class)
                .isThrownBy(() -> connectors.test("id-1", Invocation.of("order_id", "1042")));
        assertThat(host.executor.calls).isEmpty();
        assertThat(connectors.get("id-1").lastTest()).isNull();
    }
}
