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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The host's executor, each call of which is appended to the log once it has ended. */
final class LoggedExecutor implements ConnectorExecutor {
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
        Execution execution = executor.execute(call);
        recorder.ended(call, tests, start, execution, executor);
        return execution;
    }

    /** The future is the executor's own: cancelling it ends the call, of which nobody knows then how far it came. */
    @Override
    public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
        Instant start = recorder.now();
        long begun = System.nanoTime();
        CompletableFuture<Execution> execution = executor.executeAsync(call);
        var unused = execution.whenComplete((outcome, cancelled) -> recorder.ended(
                call, tests, start, outcome != null ? outcome : cancelled(call, System.nanoTime() - begun), executor));
        return execution;
    }

    @Override
    public Executor callersContext() {
        return executor.callersContext();
    }

    private static Execution cancelled(ConnectorCall call, long nanos) {
        return Execution.builder(call.invocation().callId())
                .failure(Failure.of(FailureKind.CANCELLED, "The caller cancelled the call"))
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
