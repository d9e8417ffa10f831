package io.dataconnectors.registry;

import static io.dataconnectors.registry.LedgerHost.call;
import static io.dataconnectors.registry.LedgerHost.callWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.fuzz.SettableClock;
import io.dataconnectors.store.InMemoryCallLedger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A write that a host repeats under one call id is sent once, and every repetition has the outcome of that. */
@Timeout(60)
class AtMostOnceTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryCallLedger ledger = new InMemoryCallLedger(1_000, Duration.ofHours(24), clock);
    private final LedgerHost host = new LedgerHost(ledger);

    private static void until(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("it never came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFailed(Execution outcome, FailureKind kind, Delivery delivery) {
        assertThat(outcome.failure()).isNotNull();
        assertThat(outcome.failure().kind()).isEqualTo(kind);
        assertThat(outcome.delivery()).isEqualTo(delivery);
        assertThat(outcome.attempts()).isZero();
    }

    @Test
    void a_repetition_has_the_outcome_of_the_first() throws Exception {
        Execution first = host.execute(call("refund-1"));
        Execution second = host.execute(call("refund-1"));
        Execution third = host.executeAsync(call("refund-1")).get();

        assertThat(host.sent).hasSize(1);
        assertThat(List.of(second, third))
                .allSatisfy(repeated -> assertThat(JsonForm.of(repeated)).isEqualTo(JsonForm.of(first)));
        assertThat(second.answer().status()).isEqualTo(201);
        assertThat(second.answer().size())
                .as("what no output has of an answer is not kept")
                .isZero();
    }

    @Test
    void another_call_id_is_another_call_and_so_is_one_that_the_host_did_not_give() {
        host.execute(call("refund-1"));
        host.execute(call("refund-2"));
        host.execute(Invocation.empty());
        host.execute(Invocation.empty());

        assertThat(host.sent).hasSize(4);
    }

    @Test
    void a_read_is_made_as_often_as_it_is_asked_for() {
        host.live(Host.get("retrieve_order"));

        host.connectors.execute("retrieve_order", call("read-1"));
        host.connectors.execute("retrieve_order", call("read-1"));

        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_test_is_sent_whatever_its_call_id() {
        String id = host.connectors.getByName("refund_order").id();

        host.connectors.testThatWrites(id, 2, call("test-1"));
        host.connectors.testThatWrites(id, 2, call("test-1"));

        assertThat(host.sent).hasSize(2);
    }

    @Test
    void workspaces_have_call_ids_of_their_own() {
        host.execute(call("refund-1"));
        ConnectorRegistry other = host.connectors.in("other");
        String id = other.create(LedgerHost.REFUND).id();
        other.testThatWrites(id, 1, Invocation.empty());
        other.setLive(id, 1);
        host.sent.clear();

        assertThat(other.execute("refund_order", call("refund-1")).succeeded()).isTrue();

        assertThat(host.sent).hasSize(1);
    }

    private static Invocation.Builder full() {
        return Invocation.builder()
                .callId("refund-1")
                .input("order_id", "1042")
                .input("amount", new BigDecimal("12.50"))
                .input("lines", List.of(Map.of("sku", "a", "count", 1)))
                .context("customer_id", "c-7")
                .onBehalfOf("ada");
    }

    @Test
    void what_differs_in_anything_is_refused_under_the_same_id() {
        host.execute(full().build());

        for (Invocation other : List.of(
                full().input("order_id", "1043").build(),
                full().input("amount", 12.51).build(),
                full().input("amount", "12.50").build(),
                full().input("lines", List.of(Map.of("sku", "a", "count", 2))).build(),
                full().input("note", null).build(),
                full().context("customer_id", "c-8").build(),
                full().onBehalfOf("bob").build(),
                call("refund-1"))) {
            assertFailed(host.execute(other), FailureKind.CALL_ID_REUSED, Delivery.NOT_SENT);
        }
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void the_order_of_names_and_the_writing_of_numbers_make_no_other_call() {
        host.execute(full().build());
        Invocation same = Invocation.builder()
                .callId("refund-1")
                .onBehalfOf("ada")
                .source("workflow")
                .context("customer_id", "c-7")
                .input("lines", List.of(Map.of("count", 1.0, "sku", "a")))
                .input("amount", 12.5)
                .input("order_id", "1042")
                .build();

        assertThat(host.execute(same).succeeded()).isTrue();

        assertThat(host.sent).hasSize(1);
    }

    @Test
    void another_connector_and_another_version_are_other_calls() {
        host.live(Host.post("cancel_order"));
        host.execute(call("refund-1"));
        String id = host.connectors.getByName("refund_order").id();

        assertFailed(
                host.connectors.execute("cancel_order", call("refund-1")),
                FailureKind.CALL_ID_REUSED,
                Delivery.NOT_SENT);

        long revision = host.connectors.get(id).revision();
        host.connectors.edit(
                id,
                revision,
                LedgerHost.REFUND.toBuilder()
                        .post("https://shop.example.com/v2/refunds")
                        .build());
        host.connectors.testThatWrites(id, host.connectors.get(id).revision(), Invocation.empty());
        host.connectors.setLive(id, host.connectors.get(id).revision());
        host.sent.clear();

        assertThat(host.execute(call("refund-1")).failure())
                .hasToString(
                        "CALL_ID_REUSED: The call id belongs to another call; a repeated call has the same connector,"
                                + " version, inputs, context and person");
        assertThat(host.sent).isEmpty();
    }

    @Test
    void what_was_not_sent_may_be_sent_later() {
        host.api = call -> Execution.builder(call.invocation().callId())
                .failure(Failure.of(FailureKind.SECRET_UNAVAILABLE, "no secret"))
                .build();
        assertThat(host.execute(call("refund-1")).succeeded()).isFalse();
        host.api = LedgerHost::refunded;

        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();

        assertThat(host.sent).hasSize(2);
    }

    @Test
    void what_the_api_put_off_may_be_sent_later() {
        host.api = call -> Execution.builder(call.invocation().callId())
                .answer(Answer.json(429, "{}"))
                .failure(Failure.of(FailureKind.HTTP_STATUS, "429"))
                .build();
        assertThat(host.execute(call("refund-1")).succeeded()).isFalse();
        host.api = LedgerHost::refunded;

        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();

        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_failure_that_may_have_taken_effect_is_not_sent_again() {
        host.api = call -> Execution.builder(call.invocation().callId())
                .failure(Failure.of(FailureKind.TIMEOUT, "too late"))
                .delivery(Delivery.UNKNOWN)
                .attempts(1)
                .build();
        Execution first = host.execute(call("refund-1"));
        host.api = LedgerHost::refunded;

        assertThat(JsonForm.of(host.execute(call("refund-1")))).isEqualTo(JsonForm.of(first));

        assertThat(host.sent).hasSize(1);
    }

    @Test
    void so_is_what_the_api_refused() {
        host.api = call -> Execution.builder(call.invocation().callId())
                .answer(Answer.json(422, "{\"message\": \"too much\"}"))
                .failure(Failure.of(FailureKind.HTTP_STATUS, "422")
                        .saying("too much", "E-1", List.of(), Map.of("id", "r")))
                .attempts(1)
                .build();
        Execution first = host.execute(call("refund-1"));

        assertThat(JsonForm.of(host.execute(call("refund-1")))).isEqualTo(JsonForm.of(first));

        assertThat(host.sent).hasSize(1);
    }

    @Test
    void of_many_callers_at_once_one_sends_and_all_have_its_outcome() throws Exception {
        int callers = 16;
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<Future<Execution>> calls = new ArrayList<>();
        CountDownLatch answer = new CountDownLatch(1);
        host.api = call -> {
            until(answer);
            return LedgerHost.refunded(call);
        };
        for (int i = 0; i < callers; i++) {
            boolean async = i % 2 == 0;
            calls.add(threads.submit(() -> {
                start.await();
                return async ? host.executeAsync(call("refund-1")).get() : host.execute(call("refund-1"));
            }));
        }
        answer.countDown();

        for (Future<Execution> done : calls) {
            assertThat(done.get().outputs()).isEqualTo(Map.of("refund", "r-1"));
        }
        threads.shutdown();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void a_call_in_flight_is_waited_for_up_to_the_deadline() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        host.api = call -> {
            until(answer);
            return LedgerHost.refunded(call);
        };
        CompletableFuture<Execution> first = host.executeAsync(call("refund-1"));

        for (Execution hasty : List.of(
                host.execute(callWithin("refund-1", Duration.ofMillis(50))),
                host.executeAsync(callWithin("refund-1", Duration.ofMillis(50))).get())) {
            assertFailed(hasty, FailureKind.CALL_IN_PROGRESS, Delivery.UNKNOWN);
        }
        CompletableFuture<Execution> patient = host.executeAsync(call("refund-1"));
        answer.countDown();

        assertThat(first.get().succeeded()).isTrue();
        assertThat(patient.get().succeeded()).isTrue();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void who_waited_for_a_call_that_was_not_sent_sends_it() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        host.api = call -> {
            until(answer);
            host.api = LedgerHost::refunded;
            return Execution.builder(call.invocation().callId())
                    .failure(Failure.of(FailureKind.CONNECT_FAILED, "nobody there"))
                    .build();
        };
        CompletableFuture<Execution> first = host.executeAsync(call("refund-1"));
        CompletableFuture<Execution> second = host.executeAsync(call("refund-1"));
        answer.countDown();

        assertThat(first.get().succeeded()).isFalse();
        assertThat(second.get().succeeded()).isTrue();
        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_call_that_died_is_never_sent_again() throws Exception {
        host.api = call -> {
            throw new OutOfMemoryError("as told");
        };
        assertThatThrownBy(() -> host.execute(call("refund-1"))).isInstanceOf(OutOfMemoryError.class);
        assertThat(host.executeAsync(call("refund-2"))).failsWithin(Duration.ofMinutes(1));
        host.api = LedgerHost::refunded;

        assertFailed(
                host.execute(callWithin("refund-1", Duration.ofMillis(50))),
                FailureKind.CALL_IN_PROGRESS,
                Delivery.UNKNOWN);
        clock.pass(Duration.ofMinutes(2));

        assertFailed(host.execute(call("refund-1")), FailureKind.OUTCOME_UNKNOWN, Delivery.UNKNOWN);
        assertFailed(host.executeAsync(call("refund-2")).get(), FailureKind.OUTCOME_UNKNOWN, Delivery.UNKNOWN);
        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_call_that_is_cancelled_in_flight_is_not_sent_again() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        host.api = call -> {
            until(never);
            return LedgerHost.refunded(call);
        };
        CompletableFuture<Execution> cancelled = host.executeAsync(call("refund-1"));
        cancelled.cancel(true);

        Execution repeated = host.execute(call("refund-1"));

        assertFailed(repeated, FailureKind.CANCELLED, Delivery.UNKNOWN);
        assertThat(host.sent).hasSize(1);
        never.countDown();
    }

    @Test
    void who_no_longer_waits_harms_nobody() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        host.api = call -> {
            until(answer);
            return LedgerHost.refunded(call);
        };
        CompletableFuture<Execution> first = host.executeAsync(call("refund-1"));
        List<CompletableFuture<Execution>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(host.executeAsync(call("refund-1")));
        }
        waiting.forEach(call -> call.cancel(true));
        Thread.currentThread().interrupt();
        Execution interrupted = host.execute(call("refund-1"));

        assertThat(Thread.interrupted()).isTrue();
        assertFailed(interrupted, FailureKind.CANCELLED, Delivery.UNKNOWN);
        answer.countDown();
        assertThat(first.get().succeeded()).isTrue();
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void outputs_that_are_too_large_are_not_kept_and_that_is_said() {
        host.api = call -> Execution.builder(call.invocation().callId())
                .answer(Answer.json(200, "{}"))
                .outputs(Map.of("report", "x".repeat(64 * 1024)))
                .attempts(1)
                .build();
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();

        Execution repeated = host.execute(call("refund-1"));

        assertThat(repeated.failure())
                .hasToString(
                        "OUTPUTS_NOT_KEPT: The call succeeded earlier and is not sent again; its outputs were not kept");
        assertThat(repeated.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void what_an_api_says_at_length_is_not_kept_either() {
        List<Failure.FieldError> fields = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            fields.add(new Failure.FieldError("x".repeat(1_000), "y".repeat(1_000)));
        }
        host.api = call -> Execution.builder(call.invocation().callId())
                .answer(Answer.json(422, "{}"))
                .failure(Failure.of(FailureKind.HTTP_STATUS, "422").saying("no", "E-1", fields, Map.of()))
                .build();
        host.execute(call("refund-1"));

        assertThat(host.execute(call("refund-1")).failure()).hasToString("HTTP_STATUS: 422");
    }

    @Test
    void a_call_has_what_is_left_of_its_time() {
        host.execute(callWithin("refund-1", Duration.ofSeconds(5)));
        host.execute(call("refund-2"));

        assertThat(host.sent.get(0).invocation().deadline())
                .isBefore(java.time.Instant.now().plusSeconds(6));
        assertThat(host.sent.get(1).invocation().deadline())
                .isBetween(
                        java.time.Instant.now().plusSeconds(10),
                        java.time.Instant.now().plusSeconds(31));
    }
}
