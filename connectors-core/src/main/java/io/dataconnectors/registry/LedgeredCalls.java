package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Reservation;
import io.dataconnectors.spi.ConnectorExecutor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.annotation.Nullable;

/**
 * Sends writes that a host may repeat at most once each. A write is reserved in the ledger, sent, and its outcome recorded there;
 * what was not sent, or answered with 429, is released. Whatever comes between leaves the reservation: the call died.
 */
final class LedgeredCalls {
    private static final int TOO_MANY_REQUESTS = 429;

    /** How long the JSON form of an outcome may be that is kept with its outputs. */
    private static final int MOST_KEPT = 64 * 1024;

    private final LedgerWork work;

    LedgeredCalls(CallLedger ledger) {
        work = new LedgerWork(ledger);
    }

    Execution execute(CompiledCall call, ConnectorExecutor executor) {
        Admission admission = new Admission(work, call);
        Optional<Execution> known = known(admission);
        if (known.isPresent()) {
            return known.get();
        }
        Execution outcome = executor.execute(admission.admitted());
        waitFor(settle(admission.granted(), outcome), admission);
        return outcome;
    }

    /** An interrupt cancels the call, unless leave to send it came at the same moment, and stays set. */
    private static Optional<Execution> known(Admission admission) {
        CompletableFuture<Optional<Execution>> result = admission.start();
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result.cancel(false) ? Optional.of(admission.cancelled()) : result.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An admission ends with an outcome", e);
        }
    }

    private static void waitFor(CompletableFuture<Void> settled, Admission admission) {
        try {
            settled.get(admission.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it goes on without the caller
        }
    }

    CompletableFuture<Execution> executeAsync(CompiledCall call, ConnectorExecutor executor) {
        Executor context = executor.callersContext(); // first: what it throws must leave no reservation behind
        Admission admission = new Admission(work, call);
        CompletableFuture<Optional<Execution>> admitted = admission.start();
        CompletableFuture<Execution> result = new CompletableFuture<>();
        if (admitted.isDone()) {
            proceed(admission, admitted.join(), executor, result);
            return result;
        }
        var unused = admitted.whenCompleteAsync(
                (known, cancelled) -> {
                    if (cancelled == null) {
                        proceedWithin(context, admission, known, executor, result);
                    }
                },
                work.telling());
        var unusedToo = result.whenComplete((outcome, cancelled) -> admitted.cancel(false));
        return result;
    }

    /** Where the caller's context takes no step, nothing is sent, and a repetition may be. */
    private void proceedWithin(
            Executor context,
            Admission admission,
            Optional<Execution> known,
            ConnectorExecutor executor,
            CompletableFuture<Execution> result) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            context.execute(() -> {
                begun.set(true);
                proceed(admission, known, executor, result);
            });
        } catch (RuntimeException | Error e) {
            if (begun.get()) {
                boolean unused = result.completeExceptionally(e);
            } else {
                if (known.isEmpty()) {
                    var unused = release(admission.granted());
                }
                boolean unused = result.complete(known.orElseGet(admission::unstarted));
            }
        }
    }

    private void proceed(
            Admission admission,
            Optional<Execution> known,
            ConnectorExecutor executor,
            CompletableFuture<Execution> result) {
        if (known.isPresent()) {
            boolean unused = result.complete(known.get());
        } else if (result.isDone()) {
            var unused = release(admission.granted());
        } else {
            CompletableFuture<Execution> sent = executor.executeAsync(admission.admitted());
            var unused = result.whenComplete((outcome, cancelled) -> sent.cancel(true));
            var unusedToo = sent.whenComplete((outcome, thrown) -> ended(admission, outcome, thrown, result));
        }
    }

    /** How far a call came that was cancelled is not known. One that ended otherwise than it may has died. */
    private void ended(
            Admission admission,
            @Nullable Execution outcome,
            @Nullable Throwable thrown,
            CompletableFuture<Execution> result) {
        if (outcome != null) {
            CompletableFuture<Void> settled = settle(admission.granted(), outcome);
            told(settled, admission, () -> result.complete(outcome));
        } else if (thrown instanceof CancellationException) {
            CompletableFuture<Void> settled = settle(admission.granted(), admission.cancelled(Delivery.UNKNOWN));
            told(settled, admission, () -> result.cancel(true));
        } else {
            result.completeExceptionally(Objects.requireNonNull(thrown));
        }
    }

    /** Tells the host once the ledger is told, or at the deadline; never on a thread of the ledger. */
    private void told(CompletableFuture<Void> settled, Admission admission, Runnable telling) {
        if (settled.isDone()) {
            telling.run();
        } else {
            var unused = settled.completeOnTimeout(null, admission.remaining().toNanos(), TimeUnit.NANOSECONDS)
                    .thenRunAsync(telling, work.telling());
        }
    }

    private CompletableFuture<Void> settle(Reservation mine, Execution outcome) {
        Answer answer = outcome.answer();
        boolean notNow = !outcome.succeeded() && answer != null && answer.status() == TOO_MANY_REQUESTS;
        if (notNow || outcome.delivery() == Delivery.NOT_SENT) {
            return release(mine);
        }
        Execution kept = kept(outcome);
        return work.settle(mine, ledger -> ledger.record(mine, kept));
    }

    private CompletableFuture<Void> release(Reservation mine) {
        return work.settle(mine, ledger -> ledger.release(mine));
    }

    /** Returns what is kept of an outcome: of the answer the status alone, for what the definition reads of it is in the outputs. */
    private static Execution kept(Execution outcome) {
        Execution.Builder kept = Execution.builder(outcome.callId());
        Answer answer = outcome.answer();
        if (answer != null) {
            kept.answer(Answer.of(answer.status(), List.of(), new byte[0]));
        }
        Execution whole = kept.delivery(outcome.delivery())
                .outputs(outcome.outputs())
                .failure(outcome.failure())
                .attempts(outcome.attempts())
                .duration(outcome.duration())
                .build();
        return JsonForm.write(whole).length() <= MOST_KEPT ? whole : CallLedger.bare(outcome);
    }
}
