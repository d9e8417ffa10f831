package io.dataconnectors.testkit;

import static io.dataconnectors.spi.CallLedger.Claim.State.DIED;
import static io.dataconnectors.spi.CallLedger.Claim.State.DONE;
import static io.dataconnectors.spi.CallLedger.Claim.State.GRANTED;
import static io.dataconnectors.spi.CallLedger.Claim.State.IN_FLIGHT;
import static io.dataconnectors.spi.CallLedger.Claim.State.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.FailureKind;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim;
import io.dataconnectors.spi.CallLedger.Claim.State;
import io.dataconnectors.spi.CallLedger.Entry;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link CallLedger}. A host that has a ledger of its own extends this class in its tests.
 *
 * <p>No test waits for a reservation to end: one that is reserved for no time has died at once.
 */
public abstract class CallLedgerContract {
    private static final int THREADS = 8;
    private static final Duration LONG = Duration.ofHours(1);
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private CallLedger ledger;

    /** For subclasses. */
    protected CallLedgerContract() {}

    /**
     * Returns a ledger that knows no call. Called once for each test.
     *
     * @param remembered how long it remembers a call after its end
     */
    protected abstract CallLedger newLedger(Duration remembered) throws Exception;

    /** Returns the ledger of another node that shares what the given one keeps; by default the given one itself. */
    protected CallLedger onAnotherNode(CallLedger used) throws Exception {
        return used;
    }

    @BeforeEach
    void open() throws Exception {
        ledger = newLedger(Duration.ofHours(24));
    }

    private static Reservation call(String callId) {
        return call("acme", callId, DIGEST, LONG);
    }

    private static Reservation call(String workspace, String callId, String digest, Duration time) {
        return new Reservation(
                workspace,
                callId,
                "refund_order",
                "ada",
                digest,
                UUID.randomUUID().toString(),
                time);
    }

    private static Reservation died(String callId) {
        return call("acme", callId, DIGEST, Duration.ZERO);
    }

    private State claim(Reservation wanted) {
        return ledger.claim(wanted).state();
    }

    private static Execution success() {
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("refund", "r-1 \u00e9 \ud83d\ude00 \"quoted\" \u0000\n");
        outputs.put("amount", new BigDecimal("12.500000000000000000000000001"));
        outputs.put("count", new BigInteger("123456789012345678901234567890"));
        outputs.put("nothing", null);
        outputs.put("lines", List.of(Map.of("sku", "a", "open", true), List.of(1, -2L, 0)));
        return Execution.builder("refund-1")
                .answer(Answer.of(201, List.of(), new byte[0]))
                .outputs(outputs)
                .attempts(2)
                .duration(Duration.ofMillis(87))
                .build();
    }

    private static Execution failure() {
        Failure failure = Failure.of(FailureKind.HTTP_STATUS, "The API answered 422")
                .saying(
                        "Too much",
                        "E-17",
                        List.of(new FieldError("amount", "is more than was paid")),
                        Map.of("request_id", "r-9"));
        return Execution.builder("refund-1")
                .answer(Answer.of(422, List.of(), new byte[0]))
                .failure(failure)
                .attempts(1)
                .build();
    }

    private static Execution lost() {
        return Execution.builder("refund-1")
                .failure(Failure.of(FailureKind.TIMEOUT, "The call took longer than PT10S"))
                .delivery(Delivery.UNKNOWN)
                .attempts(1)
                .build();
    }

    @Test
    void an_unknown_call_is_granted_and_then_in_flight() {
        Reservation first = call("refund-1");

        assertThat(claim(first)).isEqualTo(GRANTED);
        assertThat(claim(call("refund-1"))).isEqualTo(IN_FLIGHT);
        assertThat(claim(first)).as("to its owner too, who may send it once").isEqualTo(IN_FLIGHT);
    }

    @Test
    void of_many_that_claim_at_once_one_is_granted() throws Exception {
        CallLedger another = onAnotherNode(ledger);
        for (int round = 0; round < 20; round++) {
            String callId = "refund-" + round;
            List<State> states = Together.run(
                    THREADS,
                    number -> (number % 2 == 0 ? ledger : another)
                            .claim(call(callId))
                            .state());

            assertThat(states).filteredOn(state -> state == GRANTED).hasSize(1);
            assertThat(states).filteredOn(state -> state == IN_FLIGHT).hasSize(THREADS - 1);
        }
    }

    @Test
    void an_outcome_is_told_as_it_was_on_every_node() throws Exception {
        CallLedger another = onAnotherNode(ledger);
        List<Execution> outcomes = Arrays.asList(success(), failure(), lost());
        for (int i = 0; i < outcomes.size(); i++) {
            Execution outcome = outcomes.get(i);
            Reservation mine = call("refund-" + i);
            assertThat(claim(mine)).isEqualTo(GRANTED);
            ledger.record(mine, outcome);

            for (CallLedger node : List.of(ledger, another)) {
                Claim told = node.claim(call("refund-" + i));
                assertThat(told.state()).isEqualTo(DONE);
                assertThat(JsonForm.of(had(told.outcome()))).isEqualTo(JsonForm.of(outcome));
            }
        }
    }

    @Test
    void a_call_that_is_released_may_be_claimed_again() {
        Reservation mine = call("refund-1");
        claim(mine);
        ledger.release(mine);

        assertThat(claim(call("refund-1"))).isEqualTo(GRANTED);
    }

    @Test
    void only_the_owner_releases_and_records() {
        Reservation mine = call("refund-1");
        Reservation stranger = call("refund-1");
        claim(mine);

        ledger.release(stranger);
        ledger.record(stranger, failure());
        assertThat(claim(call("refund-1"))).isEqualTo(IN_FLIGHT);

        ledger.record(mine, success());
        assertThat(claim(call("refund-1"))).isEqualTo(DONE);
    }

    @Test
    void an_owner_whose_call_was_given_to_another_changes_nothing() {
        Reservation early = call("refund-1");
        claim(early);
        ledger.release(early);
        Reservation late = call("refund-1");
        claim(late);

        ledger.record(early, failure());
        ledger.release(early);

        assertThat(claim(call("refund-1"))).isEqualTo(IN_FLIGHT);
        ledger.record(late, success());
        assertThat(had(ledger.claim(call("refund-1")).outcome()).succeeded()).isTrue();
    }

    @Test
    void an_outcome_is_neither_replaced_nor_released() {
        Reservation mine = call("refund-1");
        claim(mine);
        ledger.record(mine, success());

        ledger.record(mine, failure());
        ledger.release(mine);

        assertThat(had(ledger.claim(call("refund-1")).outcome()).succeeded()).isTrue();
    }

    @Test
    void what_is_not_known_is_neither_recorded_nor_released() {
        ledger.record(call("refund-1"), success());
        ledger.release(call("refund-1"));

        assertThat(claim(call("refund-1"))).isEqualTo(GRANTED);
    }

    @Test
    void a_call_whose_time_is_over_has_died_and_is_never_granted_again() {
        assertThat(claim(died("refund-1"))).isEqualTo(GRANTED);

        assertThat(claim(call("refund-1"))).isEqualTo(DIED);
        assertThat(claim(died("refund-1"))).isEqualTo(DIED);
    }

    @Test
    void an_owner_who_is_late_still_says_what_came_of_the_call() {
        Reservation recorded = died("refund-1");
        Reservation released = died("refund-2");
        claim(recorded);
        claim(released);
        assertThat(claim(call("refund-1"))).isEqualTo(DIED);

        ledger.record(recorded, success());
        ledger.release(released);

        assertThat(claim(call("refund-1"))).isEqualTo(DONE);
        assertThat(claim(call("refund-2"))).isEqualTo(GRANTED);
    }

    @Test
    void another_digest_is_another_call_whatever_became_of_the_first() {
        String another = DIGEST.replace('0', '1');
        Reservation done = call("refund-1");
        claim(done);
        ledger.record(done, success());
        claim(died("refund-2"));
        claim(call("refund-3"));

        for (String callId : List.of("refund-1", "refund-2", "refund-3")) {
            assertThat(claim(call("acme", callId, another, LONG))).isEqualTo(OTHER);
        }
    }

    @Test
    void workspaces_and_call_ids_are_apart() {
        claim(call("refund-1"));

        assertThat(claim(call("acme 2", "refund-1", DIGEST, LONG))).isEqualTo(GRANTED);
        assertThat(claim(call("Acme", "refund-1", DIGEST, LONG))).isEqualTo(GRANTED);
        assertThat(claim(call("Refund-1"))).isEqualTo(GRANTED);
        assertThat(claim(call("refund-10"))).isEqualTo(GRANTED);
        assertThat(claim(call("refund-1"))).isEqualTo(IN_FLIGHT);
    }

    @Test
    void the_longest_names_are_taken() {
        Reservation longest = new Reservation(
                "\ud83d\ude00".repeat(64),
                "~".repeat(128),
                "a".repeat(64),
                "\ud83d\ude00".repeat(256),
                DIGEST,
                "o".repeat(64),
                Duration.ofSeconds(90));

        assertThat(claim(longest)).isEqualTo(GRANTED);
        ledger.record(longest, success());
        assertThat(claim(longest)).isEqualTo(DONE);
    }

    @Test
    void nobody_need_be_named_for_whom_a_call_is_made() {
        Reservation forNobody = new Reservation("acme", "refund-1", "refund_order", null, DIGEST, "o-1", LONG);

        assertThat(claim(forNobody)).isEqualTo(GRANTED);
        assertThat(claim(forNobody)).isEqualTo(IN_FLIGHT);
    }

    @Test
    void calls_that_died_are_listed_by_their_ids_in_pages() {
        for (String callId : List.of("refund-2", "refund-10", "Refund-3", "refund-1")) {
            claim(died(callId));
        }
        claim(call("in-flight"));
        claim(call("other", "elsewhere", DIGEST, Duration.ZERO));
        Reservation late = died("late");
        claim(late);
        ledger.record(late, success());

        List<Entry> first = ledger.died("acme", "", 3);
        List<Entry> second = ledger.died("acme", "refund-10", 3);

        assertThat(first).extracting(Entry::callId).containsExactly("Refund-3", "refund-1", "refund-10");
        assertThat(second).extracting(Entry::callId).containsExactly("refund-2");
        assertThat(ledger.died("acme", "refund-2", 3)).isEmpty();
        Entry entry = second.get(0);
        assertThat(entry.connector()).isEqualTo("refund_order");
        assertThat(entry.onBehalfOf()).isEqualTo("ada");
        assertThat(entry.outcome()).isNull();
    }

    private static Reservation of(String person, String callId) {
        return new Reservation("acme", callId, "refund_order", person, DIGEST, "owner of " + callId, LONG);
    }

    @Test
    void the_calls_of_a_person_are_exported_whole_and_forgotten_without_being_sent_again() {
        ledger.claim(of("ada", "a-1"));
        ledger.record(of("ada", "a-1"), success());
        ledger.claim(of("ada", "a-2"));
        ledger.record(of("ada", "a-2"), failure());
        ledger.claim(of("ada", "a-3"));
        ledger.claim(of("bob", "b-1"));
        ledger.record(of("bob", "b-1"), success());

        List<Entry> exported = ledger.of("acme", "ada", "", 10);
        assertThat(exported).extracting(Entry::callId).containsExactly("a-1", "a-2", "a-3");
        assertThat(JsonForm.of(had(exported.get(0).outcome()))).isEqualTo(JsonForm.of(success()));
        assertThat(exported.get(2).outcome()).isNull();
        assertThat(ledger.of("acme", "ada", "a-1", 1)).extracting(Entry::callId).containsExactly("a-2");
        assertThat(ledger.of("other", "ada", "", 10)).isEmpty();

        assertThat(ledger.forget("other", "ada")).isZero();
        assertThat(ledger.forget("acme", "ada")).isEqualTo(3);

        assertThat(ledger.of("acme", "ada", "", 10)).isEmpty();
        assertThat(ledger.forget("acme", "ada")).isZero();
        assertThat(JsonForm.of(had(ledger.claim(of("ada", "a-1")).outcome())))
                .isEqualTo(JsonForm.of(CallLedger.bare(success())));
        assertThat(JsonForm.of(had(ledger.claim(of("ada", "a-2")).outcome())))
                .isEqualTo(JsonForm.of(CallLedger.bare(failure())));
        assertThat(claim(of("ada", "a-3"))).isEqualTo(IN_FLIGHT);
        ledger.record(of("ada", "a-3"), lost());
        assertThat(claim(of("ada", "a-3"))).as("its owner is still its owner").isEqualTo(DONE);
        assertThat(ledger.of("acme", "ada", "", 10)).isEmpty();
        assertThat(had(ledger.of("acme", "bob", "", 10).get(0).outcome()).succeeded())
                .isTrue();
    }

    @Test
    void what_comes_of_a_call_after_its_person_was_forgotten_is_kept_bare() {
        ledger.claim(of("ada", "a-1"));
        ledger.forget("acme", "ada");

        ledger.record(of("ada", "a-1"), success());

        assertThat(JsonForm.of(had(ledger.claim(of("ada", "a-1")).outcome())))
                .isEqualTo(JsonForm.of(CallLedger.bare(success())));
        assertThat(ledger.of("acme", "ada", "", 10)).isEmpty();
    }

    @Test
    void a_workspace_is_erased_and_no_other() {
        claim(call("refund-1"));
        claim(call("refund-2"));
        claim(call("other", "refund-1", DIGEST, LONG));

        assertThat(ledger.erase("acme")).isEqualTo(2);
        assertThat(ledger.erase("acme")).isZero();

        assertThat(claim(call("refund-1"))).isEqualTo(GRANTED);
        assertThat(claim(call("other", "refund-1", DIGEST, LONG))).isEqualTo(IN_FLIGHT);
    }

    @Test
    void what_is_over_is_forgotten_after_its_time_and_what_is_in_flight_is_not() throws Exception {
        ledger = newLedger(Duration.ofMillis(1));
        Reservation done = call("refund-1");
        claim(done);
        ledger.record(done, success());
        claim(died("refund-2"));
        claim(call("refund-3"));

        isForgotten("refund-1");
        isForgotten("refund-2");
        assertThat(claim(call("refund-3"))).isEqualTo(IN_FLIGHT);
    }

    /** Asks until it is. */
    private void isForgotten(String callId) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        State state = claim(call(callId));
        while (state != GRANTED && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
            state = claim(call(callId));
        }
        assertThat(state).as(callId).isEqualTo(GRANTED);
    }

    private static Execution had(@Nullable Execution outcome) {
        return Objects.requireNonNull(outcome, "outcome");
    }
}
