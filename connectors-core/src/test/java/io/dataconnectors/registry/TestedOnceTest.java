package io.dataconnectors.registry;

import static io.dataconnectors.registry.LedgerHost.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.TestReport;
import io.dataconnectors.store.InMemoryCallLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test that is to be sent once is sent once under its call id, on whichever node it is repeated. */
@Timeout(60)
class TestedOnceTest {
    private final LedgerHost host = new LedgerHost(new InMemoryCallLedger());
    private Connector draft;

    @BeforeEach
    void draft() {
        draft = host.connectors.create(
                LedgerHost.REFUND.toBuilder().name("refund_twice").build());
    }

    private TestReport tested(String callId) {
        return host.connectors
                .testThatWritesOnceAsync(draft.id(), draft.revision(), call(callId))
                .join();
    }

    @Test
    void a_repetition_tells_what_came_of_the_first_and_keeps_nothing() {
        TestReport first = tested("consent-1");
        TestReport second = tested("consent-1");

        assertThat(host.sent).hasSize(1);
        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(second.passed()).isTrue();
        assertThat(second.missing()).isEmpty();
        assertThat(second.execution().outputs()).isEqualTo(first.execution().outputs());
        assertThat(host.connectors.get(draft.id()).lastTest()).isEqualTo(first.evidence());
        assertThat(tested("consent-2").repeated()).isFalse();
        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_test_that_was_not_sent_may_be_repeated() {
        host.api = call -> Execution.builder(call.invocation().callId())
                .failure(Failure.of(FailureKind.CONNECT_FAILED, "No way there"))
                .delivery(Delivery.NOT_SENT)
                .build();
        TestReport first = tested("consent-1");
        host.api = LedgerHost::refunded;

        TestReport second = tested("consent-1");

        assertThat(first.passed()).isFalse();
        assertThat(second.passed()).isTrue();
        assertThat(second.repeated()).isFalse();
    }

    @Test
    void the_id_of_another_call_sends_nothing_and_takes_nobodys_evidence() {
        host.execute(call("order-1042"));
        TestReport passed = tested("consent-1");
        host.sent.clear();

        TestReport refused = tested("order-1042");

        assertThat(host.sent).isEmpty();
        assertThat(refused.passed()).isFalse();
        assertThat(refused.repeated()).isFalse();
        assertThat(refused.execution().failure().kind()).isEqualTo(FailureKind.CALL_ID_REUSED);
        assertThat(host.connectors.get(draft.id()).lastTest()).isEqualTo(passed.evidence());
    }
}
