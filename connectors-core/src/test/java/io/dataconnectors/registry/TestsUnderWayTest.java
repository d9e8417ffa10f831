package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.CallQuery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.TestReport;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.spi.ExecutionLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    void a_report_ends_once_the_call_is_logged_also_where_it_is_cancelled() throws Exception {
        CompletableFuture<Void> appending = new CompletableFuture<>();
        CompletableFuture<Void> appended = new CompletableFuture<>();
        Host slow = new Host(ConnectorRegistry.builder().executionLog(new ExecutionLog() {
            @Override
            public void append(LoggedCall call) {
                appending.complete(null);
                appended.join();
            }

            @Override
            public LoggedCall.Page find(String workspace, CallQuery query) {
                throw new UnsupportedOperationException();
            }

            @Override
            public long erase(String workspace) {
                return 0;
            }

            @Override
            public long erase(String workspace, String onBehalfOf) {
                return 0;
            }
        }));
        slow.connectors.create(Host.get("order"));
        slow.executor.underWay = new CompletableFuture<>();
        CompletableFuture<TestReport> report = slow.connectors.testAsync("id-1", Invocation.empty());
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> slow.executor.underWay.cancel(true));
        appending.get(1, TimeUnit.MINUTES);

        assertThat(report.cancel(true)).isTrue();
        assertThat(report).isNotDone();
        appended.complete(null);
        ending.get(1, TimeUnit.MINUTES);

        assertThat(report).isCancelled();
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
