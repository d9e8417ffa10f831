package io.dataconnectors.http;

import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.internal.compile.CompiledCall;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of an executor that are in flight. One tick for all of them ends those whose deadline has passed, which costs less
 * than a timer for each. Safe for use by several threads.
 */
final class RunningCalls {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

    /** A call ends at most that long after its deadline, and never before. */
    private static final long TICK_MILLIS = 20;

    private final Engine engine;
    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ticks = new AtomicBoolean();
    private volatile boolean closed;

    RunningCalls(Engine engine) {
        this.engine = engine;
    }

    /**
     * Starts a call.
     *
     * @throws IllegalStateException if no more are taken
     */
    Call start(CompiledCall call, Threads.OfCall threads) {
        Call started = new Call(engine, call, threads);
        inFlight.add(started);
        if (closed) {
            inFlight.remove(started);
            throw new IllegalStateException("The executor is closed");
        }
        if (!ticks.get() && ticks.compareAndSet(false, true)) {
            tickLater();
        }
        started.start(() -> inFlight.remove(started));
        return started;
    }

    private void tickLater() {
        try {
            var unused = engine.timer().schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // whoever closes the executor ends the calls
        }
    }

    private void tick() {
        for (Call call : inFlight) {
            try {
                call.endIfOver();
            } catch (RuntimeException | Error bug) { // no other call may end late for that
                LOG.error(
                        "A call did not end at its deadline: {}", bug.getClass().getName());
            }
        }
        if (!inFlight.isEmpty()) {
            tickLater();
            return;
        }
        ticks.set(false);
        if (!inFlight.isEmpty() && ticks.compareAndSet(false, true)) { // it came after the look and before the word
            tickLater();
        }
    }

    /** Takes no more calls, and waits until those in flight have ended; returns whether they have. */
    boolean drain(Duration longest) {
        closed = true;
        CompletableFuture<?> all =
                CompletableFuture.allOf(inFlight.stream().map(Call::result).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(TimeUnit.NANOSECONDS.convert(longest), TimeUnit.NANOSECONDS); // of any length
        } catch (TimeoutException | ExecutionException e) {
            // those that are left are cancelled; one that crashed has ended too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all.isDone();
    }

    /** Takes no more calls, and cancels those in flight. */
    void cancel() {
        closed = true;
        inFlight.forEach(call -> call.end(Failures.cancelled()));
    }
}
