package io.dataconnectors.registry;

import static io.dataconnectors.FailureKind.CALL_ID_REUSED;
import static io.dataconnectors.FailureKind.CALL_IN_PROGRESS;
import static io.dataconnectors.FailureKind.CANCELLED;
import static io.dataconnectors.FailureKind.LEDGER_UNAVAILABLE;
import static io.dataconnectors.FailureKind.OUTCOME_UNKNOWN;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.spi.CallLedger.Claim;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/**
 * The admission of one call by the ledger: leave to send it, or what came of it before. A call of the same id that is in flight
 * is waited for, here or on another node, up to the deadline of this one.
 */
final class Admission {
    /** How long after its deadline a call may take to end and have its outcome recorded. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final LedgerWork work;
    private final CompiledCall call;
    private final String digest;
    private final Instant deadline;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Optional<Execution>> result = new CompletableFuture<>();
    private volatile boolean inFlight;

    @Nullable
    private volatile Reservation granted;

    Admission(LedgerWork work, CompiledCall call) {
        this.work = work;
        this.call = call;
        limit = call.time(Clock.systemUTC());
        deadline = Instant.now().plus(limit);
        digest = call.digest();
    }

    /** Starts; the future has nothing in it if the call may be sent. Cancelled, it leaves nothing behind. */
    CompletableFuture<Optional<Execution>> start() {
        ask(FIRST_PAUSE);
        if (!result.isDone()) {
            CompletableFuture<Void> end = new CompletableFuture<Void>()
                    .completeOnTimeout(null, remaining().toNanos(), TimeUnit.NANOSECONDS);
            var unusedEnd = end.thenRunAsync(() -> ends(atDeadline()), work.telling());
            var unused = result.whenComplete((known, cancelled) -> end.cancel(false));
        }
        return result;
    }

    /** Returns the reservation of a call that may be sent. */
    Reservation granted() {
        return Objects.requireNonNull(granted, "not granted");
    }

    /** Returns the call as it may be sent now: what the ledger has taken of its time is gone. */
    CompiledCall admitted() {
        return call.endingBy(deadline);
    }

    /** Returns how much is left of the time of the call. */
    Duration remaining() {
        Duration left = limit.minusNanos(System.nanoTime() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void ask(long pause) {
        if (!result.isDone()) {
            Reservation wanted = wanted();
            var unused = work.claim(wanted).whenComplete((claim, failure) -> {
                if (failure == null) {
                    answered(wanted, claim, pause);
                } else {
                    unanswered(wanted, failure, pause);
                }
            });
        }
    }

    /** With an owner of its own, so that to give back one that may have been granted never gives back a later one. */
    private Reservation wanted() {
        return new Reservation(
                call.workspace(),
                call.invocation().callId(),
                call.definition().name(),
                call.invocation().onBehalfOf(),
                digest,
                UUID.randomUUID().toString(),
                remaining().plus(MARGIN));
    }

    private void answered(Reservation wanted, Claim claim, long pause) {
        switch (claim.state()) {
            case GRANTED -> granted(wanted);
            case DONE -> result.complete(Optional.ofNullable(claim.outcome()));
            case IN_FLIGHT -> {
                inFlight = true;
                askLater(wanted, pause);
            }
            case DIED ->
                ends(
                        failed(
                                OUTCOME_UNKNOWN,
                                Delivery.UNKNOWN,
                                "An earlier call with this id may have taken effect:"
                                        + " it ended without an outcome; look into the other system before you repeat it under another id"));
            case OTHER ->
                ends(failed(
                        CALL_ID_REUSED,
                        Delivery.NOT_SENT,
                        "The call id belongs to another call; a repeated"
                                + " call has the same connector, version, inputs, context and person"));
        }
    }

    /** What could not be answered may have been reserved all the same. */
    private void unanswered(Reservation wanted, Throwable failure, long pause) {
        work.warn("asked for leave to send the call", wanted, failure);
        giveBack(wanted);
        if (inFlight) {
            askLater(wanted, pause);
        } else {
            ends(unavailable());
        }
    }

    private void granted(Reservation mine) {
        granted = mine;
        if (!result.complete(Optional.empty())) {
            giveBack(mine); // the caller waits no more
        }
    }

    private void giveBack(Reservation mine) {
        var unused = work.settle(mine, ledger -> ledger.release(mine));
    }

    private void askLater(Reservation wanted, long pause) {
        CompletableFuture<Void> change = work.change(wanted, pause);
        var unusedNext =
                change.thenRunAsync(() -> ask(Math.min(2 * pause, LONGEST_PAUSE)), work.own(wanted.workspace()));
        var unused = result.whenComplete((known, cancelled) -> change.cancel(false));
    }

    private void ends(Execution outcome) {
        boolean unused = result.complete(Optional.of(outcome));
    }

    private Execution atDeadline() {
        return inFlight
                ? failed(CALL_IN_PROGRESS, Delivery.UNKNOWN, "An earlier call with this id is still under way")
                : unavailable();
    }

    /** Returns the outcome of a call that was admitted, and that the host has nowhere to start. */
    Execution unstarted() {
        return failed(CANCELLED, Delivery.NOT_SENT, "The host took no further call, so nothing was sent");
    }

    private Execution unavailable() {
        return failed(LEDGER_UNAVAILABLE, Delivery.NOT_SENT, "The ledger of calls cannot be had, so nothing was sent");
    }

    /** Returns the outcome of a call whose caller no longer waits to have it admitted. */
    Execution cancelled() {
        return cancelled(inFlight ? Delivery.UNKNOWN : Delivery.NOT_SENT);
    }

    /** Returns the outcome of a call that its caller has cancelled. */
    Execution cancelled(Delivery delivery) {
        return failed(CANCELLED, delivery, "The call was cancelled");
    }

    private Execution failed(FailureKind kind, Delivery delivery, String message) {
        return Execution.builder(call.invocation().callId())
                .failure(Failure.of(kind, message))
                .delivery(delivery)
                .duration(Duration.ofNanos(System.nanoTime() - begun))
                .build();
    }
}
