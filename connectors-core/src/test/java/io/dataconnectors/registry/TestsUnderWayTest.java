package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.TestReport;
import io.dataconnectors.WriteNotConfirmedException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests that nobody waits for. */
class TestsUnderWayTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors;

    @Test
    void a_test_that_is_not_waited_for_keeps_the_same_evidence() {
        connectors.create(Host.get("order"));

        TestReport report = connectors.testAsync("id-1", Invocation.empty()).join();

        assertThat(report.passed()).isTrue();
        assertThat(report.revision()).isEqualTo(1);
        assertThat(connectors.get("id-1").lastTest()).isEqualTo(report.evidence());
    }

    @Test
    void cancelling_the_report_cancels_the_call_and_keeps_nothing() {
        connectors.create(Host.get("order"));
        host.executor.underWay = new CompletableFuture<>();

        CompletableFuture<TestReport> report = connectors.testAsync("id-1", Invocation.empty());
        assertThat(report).isNotDone();
        report.cancel(true);

        assertThat(host.executor.underWay).isCancelled();
        assertThat(connectors.get("id-1").lastTest()).isNull();
    }

    @Test
    void wrong_inputs_are_a_report_and_a_write_wants_consent_at_once() {
        connectors.create(Host.post("refund"));

        TestReport report =
                connectors.testAsync("id-1", Invocation.of("wrong", 1)).join();
        assertThat(report.execution().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThatExceptionOfType(WriteNotConfirmedException.class)
                .isThrownBy(() -> connectors.testAsync("id-1", Invocation.empty()));
        assertThat(host.executor.calls).isEmpty();
        assertThat(connectors
                        .testThatWritesAsync("id-1", 1, Invocation.empty())
                        .join()
                        .passed())
                .isTrue();
    }
}
