package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.FailureKind;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.spi.ConnectorCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectorTestingTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors;
    private final Invocation invocation = Invocation.of("order_id", "1042");

    @Test
    void a_preview_shows_the_draft_and_sends_nothing() {
        Connector live = host.live(Host.get("orders"));
        host.edit(live.id(), Host.sentTo("orders", "v2"));
        host.executor.calls.clear();

        assertThat(connectors.preview(live.id(), invocation))
                .isEqualTo(new RequestPreview(Method.GET, "https://shop.example.com/v2", List.of(), null));
        assertThat(host.executor.calls).isEmpty();
    }

    @Test
    void a_preview_of_wrong_inputs_says_what_is_wrong() {
        connectors.create(Host.get("orders"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> connectors.preview("id-1", Invocation.of("wrong", 1)))
                .withMessage("/wrong: there is no such input");
    }

    @Test
    void a_test_calls_with_the_draft_and_reports_all_of_it() {
        connectors.in("acme").create(Host.get("orders"));

        TestReport report = connectors.in("acme").test("id-1", invocation);

        assertThat(host.executor.calls).containsExactly(new ConnectorCall("acme", Host.get("orders"), invocation));
        assertThat(report.preview().url()).isEqualTo("https://shop.example.com/orders");
        assertThat(report.execution().callId()).isEqualTo(invocation.callId());
        assertThat(report.passed()).isTrue();
        assertThat(report.evidence().simulated()).isFalse();
        assertThat(report.evidence().at()).isEqualTo(Host.NOW);
    }

    @Test
    void a_report_says_the_revision_that_was_tested_from_which_the_next_edit_goes_on() {
        connectors.create(Host.get("orders"));

        TestReport report = connectors.test("id-1", Invocation.empty());

        assertThat(report.revision()).isEqualTo(1);
        assertThat(connectors
                        .edit("id-1", report.revision(), Host.sentTo("orders", "v2"))
                        .revision())
                .isEqualTo(3);
    }

    @Test
    void the_verdict_is_kept_on_the_connector_and_is_no_change_of_it() {
        Connector draft = connectors.by("Ada").create(Host.get("orders"));

        TestReport report = connectors.by("Grace").test("id-1", invocation);

        assertThat(connectors.get("id-1"))
                .isEqualTo(draft.toBuilder()
                        .revision(2)
                        .lastTest(report.evidence())
                        .build());
    }

    @Test
    void a_call_that_fails_is_a_test_that_fails() {
        connectors.create(Host.get("orders"));
        host.executor.failure = FailureKind.HTTP_STATUS;

        TestReport report = connectors.test("id-1", invocation);

        assertThat(report.passed()).isFalse();
        assertThat(connectors.get("id-1").lastTest()).isEqualTo(report.evidence());
    }

    @Test
    void a_test_with_wrong_inputs_has_no_preview() {
        connectors.create(Host.get("orders"));
        host.executor.failure = FailureKind.INVALID_INPUT;

        TestReport report = connectors.test("id-1", Invocation.of("wrong", 1));

        assertThat(report.preview()).isNull();
        assertThat(report.execution().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
    }

    @Test
    void a_method_that_writes_is_tested_only_when_that_is_meant() {
        connectors.create(Host.post("refund"));

        assertThatExceptionOfType(WriteNotConfirmedException.class)
                .isThrownBy(() -> connectors.test("id-1", invocation))
                .withMessage("Testing connector refund sends a real POST request, which may change something."
                        + " Use testThatWrites if that is meant, or simulate to read a canned answer");
        assertThat(host.executor.calls).isEmpty();

        assertThat(connectors.testThatWrites("id-1", 1, invocation).passed()).isTrue();
        assertThat(host.executor.calls).hasSize(1);
    }

    @Test
    void a_canned_answer_is_read_without_a_call_and_recorded_as_simulated() {
        connectors.create(Host.post("refund"));

        TestReport report = connectors.simulate("id-1", invocation, Answer.json(201, "{}"));

        assertThat(report.execution().answer().status()).isEqualTo(201);
        assertThat(report.evidence().simulated()).isTrue();
        assertThat(connectors.get("id-1").lastTest()).isEqualTo(report.evidence());
        assertThat(host.executor.calls).isEmpty();
    }

    @Test
    void a_test_that_an_edit_overtakes_is_kept_as_one_of_what_it_tested() {
        connectors.create(Host.get("orders"));
        host.executor.during = () -> connectors.edit("id-1", 1, Host.sentTo("orders", "v2"));

        TestEvidence evidence = connectors.test("id-1", invocation).evidence();

        Connector edited = connectors.get("id-1");
        assertThat(edited.draft()).isEqualTo(Host.sentTo("orders", "v2"));
        assertThat(edited.lastTest()).isEqualTo(evidence);
        assertThat(edited.revision()).isEqualTo(3);
    }

    @Test
    void a_test_that_an_edit_and_its_test_overtake_does_not_take_their_evidence_away() {
        connectors.create(Host.get("orders"));
        host.executor.during = () -> {
            host.executor.during = () -> {};
            connectors.edit("id-1", 1, Host.sentTo("orders", "v2"));
            connectors.test("id-1", invocation);
        };

        TestEvidence overtaken = connectors.test("id-1", invocation).evidence();

        assertThat(connectors.get("id-1").lastTest()).isNotEqualTo(overtaken);
        assertThat(host.setLive("id-1").live()).isEqualTo(Host.sentTo("orders", "v2"));
    }

    @Test
    void a_test_of_what_is_deleted_meanwhile_still_reports() {
        connectors.create(Host.get("orders"));
        host.executor.during = () -> connectors.delete("id-1");

        assertThat(connectors.test("id-1", invocation).passed()).isTrue();
    }

    @Test
    void without_an_executor_connectors_are_written_but_not_called() {
        ConnectorRegistry written =
                ConnectorRegistry.builder().ids(() -> "id-1").build();
        written.create(Host.get("orders"));

        for (Runnable act : List.<Runnable>of(
                () -> written.preview("id-1", invocation),
                () -> written.test("id-1", invocation),
                () -> written.simulate("id-1", invocation, Answer.json(200, "{}")),
                () -> written.execute("orders", invocation),
                () -> written.executeAsync("orders", invocation))) {
            assertThatIllegalStateException()
                    .isThrownBy(act::run)
                    .withMessage("This registry has no executor, so it cannot make calls; give it one with"
                            + " ConnectorRegistry.builder().executor(...), such as HttpConnectorExecutor of"
                            + " connectors-http");
        }
    }

    @Test
    void a_test_of_which_nothing_was_sent_does_not_take_the_evidence_of_one_that_passed() {
        connectors.create(Host.get("orders"));
        TestEvidence passed = connectors.test("id-1", invocation).evidence();
        host.executor.failure = FailureKind.INVALID_INPUT;

        TestReport unsent = connectors.test("id-1", Invocation.of("wrong", 1));

        assertThat(unsent.passed()).isFalse();
        assertThat(unsent.execution().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(connectors.get("id-1").lastTest()).isEqualTo(passed);
        assertThat(host.setLive("id-1").live()).isEqualTo(Host.get("orders"));
    }

    @Test
    void a_test_that_failed_on_the_way_takes_the_evidence_of_one_that_passed() {
        connectors.create(Host.get("orders"));
        connectors.test("id-1", invocation);
        host.executor.failure = FailureKind.HTTP_STATUS;

        TestEvidence failed = connectors.test("id-1", invocation).evidence();

        assertThat(connectors.get("id-1").lastTest()).isEqualTo(failed);
    }
}
