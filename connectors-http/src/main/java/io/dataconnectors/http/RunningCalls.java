package io.dataconnectors.http;

import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.internal.compile.CompiledCall;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The calls of an executor that are in flight. Safe for use by several threads. */
final class RunningCalls {
    private final Engine engine;
    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    RunningCalls(Engine engine) {
        this.engine = engine;
    }

    /**
     * Starts a call.
     *
     * @throws IllegalStateException if no more are taken
     */
    Call start(CompiledCall call, CallThreads threads) {
        Call started = new Call(engine, call, threads);
        inFlight.add(started);
        var unused = started.result().whenComplete((outcome, thrown) -> inFlight.remove(started));
        if (closed) {
            inFlight.remove(started);
            throw new IllegalStateException("The executor is closed");
        }
        started.start();
        return started;
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
