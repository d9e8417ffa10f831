package io.dataconnectors.registry;

import static io.dataconnectors.registry.LedgerHost.call;
import static io.dataconnectors.registry.LedgerHost.callWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Connector;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.StorageException;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.store.InMemoryCallLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the ledger away or slow nothing is sent that could be sent twice, nobody waits for it past a deadline, and it recovers. */
@Timeout(60)
class LedgerAwayTest {
    private final InMemoryCallLedger kept = new InMemoryCallLedger();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Consumer<CallLedger.Reservation> onClaim = wanted -> {};
    private volatile Runnable onRecord = () -> {};
    private volatile Runnable afterClaim = () -> {};
    private final LedgerHost host = new LedgerHost(new Remote());

    @AfterEach
    void release() {
        released.countDown();
    }

    /** Is asked on a thread of its own, as one in a database is, and fails or hangs as a test says. */
    private final class Remote implements CallLedger {
        @Override
        public Claim claim(Reservation wanted) {
            onClaim.accept(wanted);
            Claim claim = kept.claim(wanted);
            afterClaim.run();
            return claim;
        }

        @Override
        public void record(Reservation mine, Execution outcome) {
            onRecord.run();
            kept.record(mine, outcome);
            told.add("recorded");
        }

        @Override
        public void release(Reservation mine) {
            kept.release(mine);
            told.add("released");
        }

        @Override
        public List<Entry> died(String workspace, String after, int limit) {
            return kept.died(workspace, after, limit);
        }

        @Override
        public List<Entry> of(String workspace, String onBehalfOf, String after, int limit) {
            return kept.of(workspace, onBehalfOf, after, limit);
        }

        @Override
        public long forget(String workspace, String onBehalfOf) {
            return kept.forget(workspace, onBehalfOf);
        }

        @Override
        public long erase(String workspace) {
            return kept.erase(workspace);
        }
    }

    private static void fail() {
        throw new StorageException("The database is away");
    }

    private void hang() {
        until(released);
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertUnavailable(Execution outcome) {
        assertThat(outcome.failure())
                .hasToString("LEDGER_UNAVAILABLE: The ledger of calls cannot be had, so nothing was sent");
        assertThat(outcome.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void one_that_is_asked_on_another_thread_does_the_same() throws Exception {
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.executeAsync(call("refund-1")).get().succeeded()).isTrue();
        assertThat(host.executeAsync(call("refund-2")).get().succeeded()).isTrue();
        assertThat(host.execute(call("refund-2")).succeeded()).isTrue();

        assertThat(host.sent).hasSize(2);
    }

    @Test
    void nothing_is_sent_without_the_ledger_and_all_is_well_once_it_is_back() throws Exception {
        onClaim = wanted -> fail();
        assertUnavailable(host.execute(call("refund-1")));
        assertUnavailable(host.executeAsync(call("refund-1")).get());
        onClaim = wanted -> {
            throw new IllegalStateException("a bug");
        };
        assertUnavailable(host.execute(call("refund-1")));
        assertThat(host.sent).isEmpty();

        onClaim = wanted -> {};
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
    }

    @Test
    void what_it_reserved_before_it_failed_is_given_back() throws Exception {
        afterClaim = LedgerAwayTest::fail;
        assertUnavailable(host.execute(call("refund-1")));
        assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("released");

        afterClaim = () -> {};
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
    }

    @Test
    void one_that_hangs_ends_calls_at_their_deadlines_and_what_it_grants_too_late_is_given_back() throws Exception {
        onClaim = wanted -> hang();
        assertUnavailable(host.execute(callWithin("refund-1", Duration.ofMillis(50))));
        assertUnavailable(
                host.executeAsync(callWithin("refund-2", Duration.ofMillis(50))).get());

        released.countDown();
        assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("released");
        assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("released");

        onClaim = wanted -> {};
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.execute(call("refund-2")).succeeded()).isTrue();
        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_caller_of_many_asynchronous_calls_never_waits_for_it() {
        onClaim = wanted -> hang();
        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            calls.add(host.executeAsync(call("refund-" + i)));
        }

        assertThat(calls).noneMatch(CompletableFuture::isDone);
        calls.forEach(call -> call.cancel(true));
        released.countDown();
        assertThat(host.execute(call("refund-1000")).succeeded()).isTrue();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void an_outcome_that_could_not_be_recorded_is_recorded_once_it_is_back() throws Exception {
        onRecord = LedgerAwayTest::fail;
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.executeAsync(call("refund-2")).get().succeeded()).isTrue();
        assertThat(told).isEmpty();

        onRecord = () -> {};
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.executeAsync(call("refund-2")).get().succeeded()).isTrue();
        for (int i = 0; i < 2; i++) { // a repetition may learn of it before the ledger has returned
            assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("recorded");
        }
        assertThat(host.sent).hasSize(2);
    }

    @Test
    void a_call_that_is_done_waits_no_longer_than_its_deadline_to_be_recorded() throws Exception {
        onRecord = this::hang;

        assertThat(onceAsked(time -> host.execute(callWithin("refund-1", time))).succeeded())
                .isTrue();
        assertThat(onceAsked(time ->
                                host.executeAsync(callWithin("refund-2", time)).join())
                        .succeeded())
                .isTrue();
    }

    /** A call has more and more time until it gets as far as to be answered by the ledger, which a busy machine may delay. */
    private static Execution onceAsked(Function<Duration, Execution> call) {
        Execution last = call.apply(Duration.ofSeconds(1));
        for (int seconds = 3; seconds < 30 && isUnasked(last); seconds *= 3) {
            last = call.apply(Duration.ofSeconds(seconds));
        }
        return last;
    }

    private static boolean isUnasked(Execution outcome) {
        return !outcome.succeeded() && outcome.failure().kind() == FailureKind.LEDGER_UNAVAILABLE;
    }

    @Test
    void who_waits_for_a_call_in_flight_goes_on_waiting_while_the_ledger_is_away() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch known = new CountDownLatch(3);
        CountDownLatch away = new CountDownLatch(3);
        CountDownLatch sending = new CountDownLatch(1);
        host.api = call -> {
            sending.countDown();
            until(answer);
            return LedgerHost.refunded(call);
        };
        onClaim = wanted -> known.countDown();
        CompletableFuture<Execution> first = host.executeAsync(call("refund-1"));
        CompletableFuture<Execution> second = host.executeAsync(call("refund-1"));
        until(known); // by its third question, which is the second of the call that was not the first to ask
        until(sending); // by then the other has its answer, which must not fail
        afterClaim = () -> {
            away.countDown();
            fail();
        };
        until(away);
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);

        afterClaim = () -> {};
        answer.countDown();

        assertThat(first.get().succeeded()).isTrue();
        assertThat(second.get().succeeded()).isTrue();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void what_a_host_makes_to_depend_on_an_outcome_may_block() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        host.api = call -> {
            until(answer);
            return LedgerHost.refunded(call);
        };
        List<CompletableFuture<Execution>> blocked = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            blocked.add(host.executeAsync(call("refund-" + i)).whenComplete((outcome, thrown) -> hang()));
        }
        answer.countDown();

        assertThat(host.executeAsync(call("refund-32")).get().succeeded()).isTrue();
        assertThat(blocked).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void an_executor_that_fails_leaves_the_call_in_flight_and_its_failure_is_told() {
        host.api = call -> {
            throw new IllegalStateException("closed");
        };

        assertThat(host.executeAsync(call("refund-1")))
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withMessageContaining("closed");
        assertThat(onceAsked(time -> host.execute(callWithin("refund-1", time)))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.CALL_IN_PROGRESS);
    }

    @Test
    void a_context_that_takes_no_step_ends_the_call_unsent_and_keeps_no_reservation() throws Exception {
        host.context = step -> {
            throw new RejectedExecutionException("full");
        };

        CountDownLatch started = new CountDownLatch(1);
        onClaim = wanted -> until(started);

        CompletableFuture<Execution> call = host.executeAsync(call("refund-1"));
        started.countDown();

        Execution refused = call.get();
        assertThat(refused.failure()).hasToString("CANCELLED: The host took no further call, so nothing was sent");
        assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("released");
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.executeAsync(call("refund-1")).get().succeeded())
                .as("what is known needs no context")
                .isTrue();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void a_context_that_cannot_be_captured_is_told_at_once_and_keeps_no_reservation() {
        host.capturing = () -> {
            throw new IllegalStateException("no context");
        };

        assertThatThrownBy(() -> host.executeAsync(call("refund-1"))).hasMessage("no context");

        host.capturing = () -> host.context;
        assertThat(host.execute(call("refund-1")).succeeded()).isTrue();
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void a_workspace_whose_reservations_take_long_leaves_threads_to_others() {
        ConnectorRegistry others = host.connectors.in("globex");
        Connector draft = others.create(LedgerHost.REFUND);
        others.testThatWrites(draft.id(), draft.revision(), Invocation.empty());
        others.setLive(draft.id(), draft.revision());
        host.sent.clear();
        onClaim = wanted -> {
            if (wanted.workspace().equals("acme")) {
                hang();
            }
        };
        List<CompletableFuture<Execution>> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(host.executeAsync(call("refund-" + i)));
        }

        assertThat(others.execute("refund_order", call("refund-1")).succeeded()).isTrue();
        assertThat(slow).noneMatch(CompletableFuture::isDone);
        slow.forEach(call -> call.cancel(true));
    }

    @Test
    void a_call_that_its_executor_cancels_ends_for_the_caller_too() {
        host.api = call -> {
            throw new CancellationException("closing");
        };

        CompletableFuture<Execution> cancelled = host.executeAsync(call("refund-1"));

        assertThat(cancelled).failsWithin(Duration.ofMinutes(1)).withThrowableOfType(CancellationException.class);
        assertThat(host.execute(call("refund-1")).delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void an_interrupt_at_the_moment_of_leave_leaves_no_call_in_flight() {
        Thread caller = Thread.currentThread();
        for (int i = 0; i < 500; i++) {
            int spins = 100 * i;
            afterClaim = () -> {
                caller.interrupt();
                for (int spin = 0; spin < spins; spin++) {
                    Thread.onSpinWait(); // the caller wakes at another moment each time
                }
            };
            host.execute(call("refund-" + i));
            afterClaim = () -> {};
            boolean interrupted = Thread.interrupted();
            assertThat(interrupted).isTrue();

            Execution repeated = host.execute(call("refund-" + i));
            assertThat(repeated.succeeded()).as("call %s", i).isTrue();
        }
    }
}
