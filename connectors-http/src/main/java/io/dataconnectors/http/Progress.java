package io.dataconnectors.http;

import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Attempt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.annotation.Nullable;

/**
 * Progress of a call. The steps of the call write it, one after another; whoever ends the call, at its deadline or at
 * the wish of the caller, may do so from another thread between any two of them.
 */
final class Progress {
    private boolean ended;
    private int attempts;
    private long attemptStart;

    @Nullable
    private Attempt last;

    @Nullable
    private Dispatch exchange;

    @Nullable
    private Future<?> pending;

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

    /** Returns how many attempts have begun. */
    synchronized int attempts() {
        return attempts;
    }

    /** Notes what is about to be sent; returns false, and then nothing may be, if the call has ended. */
    synchronized boolean sends(Dispatch next) {
        exchange = next;
        return !ended;
    }

    /** Notes what came of an attempt, and returns its number. */
    synchronized int attempted(Attempt attempt) {
        exchange = null;
        last = attempt.after(last);
        return attempts;
    }

    synchronized Duration attemptDuration() {
        return Duration.ofNanos(System.nanoTime() - attemptStart);
    }

    /**
     * Ends the call and what it waits for, at once; returns null if another has ended it already.
     *
     * @param why what is told to what it waits for, if that can be told more than that nobody waits
     */
    @Nullable
    End end(@Nullable Failure why) {
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

    /**
     * Where the call stood when it ended.
     *
     * @param attempts how many attempts began
     * @param last what came of all attempts, or null if there was none
     * @param interrupted what came of the attempt that was under way, or null if none was
     */
    record End(
            int attempts, @Nullable Attempt last, @Nullable Attempt interrupted) {
        private End interrupted(Dispatch running) {
            Delivery reached = running.end();
            Attempt attempt = Attempt.interrupted(running.head(), reached);
            return new End(attempts, attempt.after(last), attempt);
        }
    }
}
