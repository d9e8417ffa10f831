package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The host's executor, each call of which is appended to the log once it has ended. */
final class LoggedExecutor implements ConnectorExecutor {
    private static final String BROKEN = "An error ended the call";

    private final ConnectorExecutor executor;
    private final CallRecorder recorder;
    private final boolean tests;

    LoggedExecutor(ConnectorExecutor executor, CallRecorder recorder, boolean tests) {
        this.executor = executor;
        this.recorder = recorder;
        this.tests = tests;
    }

    @Override
    public Execution execute(ConnectorCall call) {
        Instant start = recorder.now();
        long begun = System.nanoTime();
        Execution execution;
        try {
            execution = executor.execute(call);
        } catch (Error e) { // of the JVM: the call had begun
            recorder.ended(call, tests, start, unknown(call, BROKEN, System.nanoTime() - begun), executor);
            throw e;
        }
        recorder.ended(call, tests, start, execution, executor);
        return execution;
    }

    /** The future is the executor's own: cancelling it ends the call, of which nobody knows then how far it came. */
    @Override
    public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
        Instant start = recorder.now();
        long begun = System.nanoTime();
        CompletableFuture<Execution> execution = executor.executeAsync(call);
        var unused = execution.whenComplete((outcome, thrown) -> {
            String why = thrown instanceof CancellationException ? "The caller cancelled the call" : BROKEN;
            Execution ended = outcome != null ? outcome : unknown(call, why, System.nanoTime() - begun);
            recorder.ended(call, tests, start, ended, executor);
        });
        return execution;
    }

    @Override
    public Executor callersContext() {
        return executor.callersContext();
    }

    private static Execution unknown(ConnectorCall call, String why, long nanos) {
        return Execution.builder(call.invocation().callId())
                .failure(Failure.of(FailureKind.CANCELLED, why))
                .delivery(Delivery.UNKNOWN)
                .duration(Duration.ofNanos(nanos))
                .build();
    }

    @Override
    public Execution simulate(ConnectorCall call, Answer canned) {
        return executor.simulate(call, canned);
    }

    @Override
    public RequestPreview preview(ConnectorCall call) {
        return executor.preview(call);
    }
}
