package io.dataconnectors.http;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Attempt;
import io.dataconnectors.http.internal.retry.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * End of one call: by its last step, at its deadline, at the wish of its caller, or for want of a thread. Whichever comes
 * first ends it, gives back what it holds, and tells its outcome.
 */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

    private final Progress progress;
    private final Report report;
    private final Deadline deadline;
    private final Steps steps;
    private final CallThreads threads;
    private final CompletableFuture<Execution> outcome = new CompletableFuture<>();

    @Nullable
    private volatile Future<?> alarm;

    /**
     * Makes the end of a call that has not started.
     *
     * @param threads run the call
     * @param plugIns runs the steps that may block in code of the host's
     * @param context is bound to the threads of the steps
     */
    Ending(
            Progress progress,
            Report report,
            Deadline deadline,
            CallThreads threads,
            Executor plugIns,
            Executor context) {
        this.progress = progress;
        this.report = report;
        this.deadline = deadline;
        this.threads = threads;
        steps = new Steps(threads.worker(), plugIns, context, this::crashed, this::lacksThread);
    }

    /** Returns the steps of the call, which end it where one of them fails or finds no thread. */
    Steps steps() {
        return steps;
    }

    /** Returns the future of the outcome. */
    CompletableFuture<Execution> outcome() {
        return outcome;
    }

    /** Ends the call at its deadline, if it has not ended before. */
    void setAlarm(ScheduledExecutorService timer) {
        long nanos = Math.max(0, deadline.remaining().toNanos());
        Runnable timeout = () -> end(Failures.timeout(deadline.limit()));
        alarm = timer.schedule(timeout, nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends the call, unless it has ended; a null failure leaves it to the answer whether it is a success. */
    void end(@Nullable Failure failure) {
        Progress.End end = progress.end(failure);
        if (end != null) {
            steps.hop(threads.ending(), () -> finish(end, failure, threads.dependents()));
        }
    }

    /**
     * Ends the call on this thread: a flood of calls that are refused must not wait for workers. Nothing depends on the outcome
     * yet, for the call has not been started.
     */
    void endHere(Failure failure) {
        Progress.End end = progress.end(failure);
        if (end != null) {
            finish(end, failure, Runnable::run);
        }
    }

    private void lacksThread() {
        end(Failure.of(FailureKind.OVERLOADED, "Too many calls wait for a thread"));
    }

    private void crashed(Throwable bug) {
        if (progress.end(null) != null) {
            fail(bug, threads.dependents());
        }
    }

    private void finish(Progress.End end, @Nullable Failure failure, Executor teller) {
        try {
            if (end.interrupted() != null && failure != null) {
                Attempt broken = Attempt.failed(
                        end.interrupted().reply(),
                        new Stopped(failure),
                        end.interrupted().delivery());
                report.attempted(end.attempts(), broken, progress.attemptDuration());
            }
            Execution execution = report.ended(end, failure, deadline);
            leave();
            tell(teller, () -> outcome.complete(execution));
        } catch (Throwable bug) { // nobody may wait for this call for ever
            fail(bug, teller);
        }
    }

    private void fail(Throwable bug, Executor teller) {
        LOG.error("A call ended unexpectedly: {}", bug.getClass().getName());
        leave();
        tell(teller, () -> outcome.completeExceptionally(bug));
    }

    private static void tell(Executor teller, Runnable telling) {
        try {
            teller.execute(telling);
        } catch (RuntimeException | Error noThread) {
            telling.run();
        }
    }

    /** Gives back what the call holds: before its caller knows its outcome, who may make the next call at once. */
    private void leave() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
        report.close();
        steps.leave();
    }
}
