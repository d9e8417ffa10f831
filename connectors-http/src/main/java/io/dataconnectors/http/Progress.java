package io.dataconnectors.http;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.CallEvents.LastWord;
import io.dataconnectors.http.Report.End;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.http.internal.retry.Retries.Deadline;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.ConnectionProblem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress of one call, up to its end. The steps of the call write it, one after another. Whoever ends the call, at its
 * deadline, at the wish of its caller or for want of a thread, may do so from another thread between any two of them. Whichever
 * comes first ends it, gives back what it holds, and tells its outcome.
 */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

    private final Report report;
    private final Deadline deadline;
    private final Threads.OfCall threads;
    private final Steps steps;
    private final CompletableFuture<Execution> outcome = new CompletableFuture<>();
    private final LastWord lastWord = new LastWord();

    private boolean ended;
    private int attempts;
    private long attemptStart;

    @Nullable
    private Attempt last;

    @Nullable
    private Dispatch exchange;

    @Nullable
    private Future<?> pending;

    /** @param context is bound to the threads of the steps */
    Progress(Report report, Deadline deadline, Threads.OfCall threads, Executor context) {
        this.report = report;
        this.deadline = deadline;
        this.threads = threads;
        steps = new Steps(threads, context, this);
    }

    /** Returns the steps of the call, which end it where one of them fails or finds no thread. */
    Steps steps() {
        return steps;
    }

    /** Returns the future of the outcome. */
    CompletableFuture<Execution> outcome() {
        return outcome;
    }

    /** Notes what the call waits for, and cancels it if the call has ended meanwhile. */
    void waitsFor(Future<?> step) {
        synchronized (this) {
            pending = step;
            if (!ended) {
                return;
            }
        }
        step.cancel(true);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Counts an attempt; returns false, and does not, if the call has ended. */
    synchronized boolean attempt() {
        attemptStart = System.nanoTime();
        attempts += ended ? 0 : 1;
        return !ended;
    }

    /**
     * Notes what is about to be sent, and tells of it; returns false, and then nothing may be sent, if the call had ended before.
     * If it ends meanwhile, the exchange refuses to begin.
     */
    boolean sends(Dispatch next) {
        int number;
        synchronized (this) {
            exchange = next;
            if (ended) {
                return false;
            }
            number = attempts;
            lastWord.begins();
        }
        tell(() -> report.sending(number));
        return true;
    }

    /** Tells that a connection failed which was needed before the call could be sent; not if the call has ended. */
    void connectionFailed(@Nullable ConnectionProblem problem) {
        synchronized (this) {
            if (ended) {
                return;
            }
            lastWord.begins();
        }
        tell(() -> report.connectionFailed(problem));
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } finally {
            lastWord.told();
        }
    }

    /**
     * Notes what came of an attempt, tells of it and returns its number; 0 if the call has ended, and whoever ended it tells of the
     * attempt.
     */
    int attempted(Attempt attempt) {
        int number;
        synchronized (this) {
            if (ended) {
                return 0;
            }
            exchange = null;
            last = attempt.after(last);
            number = attempts;
            lastWord.begins();
        }
        tell(() -> report.attempted(number, attempt, attemptDuration()));
        return number;
    }

    synchronized Duration attemptDuration() {
        return Duration.ofNanos(System.nanoTime() - attemptStart);
    }

    /** Ends the call, unless it has ended; a null failure leaves it to the answer whether it is a success. */
    void end(@Nullable Failure failure) {
        End end = stop(failure);
        if (end != null) {
            lastWord.end(() -> steps.hop(threads.ending(), () -> finish(end, failure, threads.dependents())));
        }
    }

    /**
     * Ends the call on this thread: a flood of calls that are refused must not wait for workers. Nothing depends on the outcome
     * yet, for the call has not been started.
     */
    void endHere(Failure failure) {
        End end = stop(failure);
        if (end != null) {
            finish(end, failure, Runnable::run);
        }
    }

    /** Ends the call for want of a thread. */
    void lacksThread() {
        end(Failure.of(FailureKind.OVERLOADED, "Too many calls wait for a thread"));
    }

    /** Ends the call with a bug, of ours or of a plug-in. */
    void crashed(Throwable bug) {
        End end = stop(null);
        if (end != null) {
            lastWord.end(() -> fail(end, bug, threads.dependents()));
        }
    }

    /** Ends what the call waits for, at once; returns where it stood, or null if another has ended it already. */
    @Nullable
    private End stop(@Nullable Failure why) {
        Dispatch running;
        Future<?> waiting;
        End standing;
        synchronized (this) {
            if (ended) {
                return null;
            }
            ended = true;
            running = exchange;
            waiting = pending;
            standing = new End(attempts, last, null);
        }
        // not within the lock: both may run code that is not ours
        if (waiting instanceof CompletableFuture<?> told && why != null) {
            told.completeExceptionally(new Stopped(why));
        } else if (waiting != null) {
            waiting.cancel(true);
        }
        return running == null ? standing : standing.interrupted(running);
    }

    private void finish(End end, @Nullable Failure failure, Executor teller) {
        try {
            if (failure != null) {
                report.interrupted(end, failure, attemptDuration());
            }
            Execution execution = report.ended(end, failure, deadline);
            leave();
            tell(teller, () -> outcome.complete(execution));
        } catch (Throwable bug) { // nobody may wait for this call for ever
            fail(end, bug, teller);
        }
    }

    private void fail(End end, Throwable bug, Executor teller) {
        LOG.error("A call ended unexpectedly: {}", bug.getClass().getName());
        Runnable telling = broken(end, bug);
        leave();
        tell(teller, telling);
    }

    /** Tells listeners of the end, and returns what tells the caller. Errors of the JVM are passed on to it. */
    private Runnable broken(End end, Throwable bug) {
        try {
            Execution execution;
            try {
                report.interrupted(end, Failures.broken(), attemptDuration());
            } finally { // also if an error of the JVM came of that
                execution = report.broken(end, deadline);
            }
            HostCode.passOn(bug);
            return () -> outcome.complete(execution);
        } catch (Throwable error) {
            return () -> outcome.completeExceptionally(error);
        }
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
        report.close();
        steps.leave();
    }
}
