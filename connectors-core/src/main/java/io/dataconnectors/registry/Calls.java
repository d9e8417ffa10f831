package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.annotation.Nullable;

/** The calls of one workspace, and the host's executor that makes them, logged: the same for tests and for what is live. */
final class Calls {
    private final String workspace;
    private final LiveDefinitions live;

    @Nullable
    private final ConnectorExecutor executor;

    private final CallRecorder recorder;
    private final LedgeredCalls ledgered;

    Calls(
            String workspace,
            LiveDefinitions live,
            @Nullable ConnectorExecutor executor,
            CallRecorder recorder,
            LedgeredCalls ledgered) {
        this.workspace = workspace;
        this.live = live;
        this.executor = executor;
        this.recorder = recorder;
        this.ledgered = ledgered;
    }

    /** Returns what makes calls of what is live. */
    ConnectorExecutor executor() {
        return new LoggedExecutor(given(), recorder, false);
    }

    /** Returns what makes calls of drafts. */
    ConnectorExecutor tester() {
        return new LoggedExecutor(given(), recorder, true);
    }

    private ConnectorExecutor given() {
        if (executor == null) {
            throw new IllegalStateException("This registry has no executor, so it cannot make calls; give it one with"
                    + " ConnectorRegistry.builder().executor(...), such as HttpConnectorExecutor of connectors-http");
        }
        return executor;
    }

    /** @throws InvalidDefinitionException if the definition breaks rules, as one can that another release wrote */
    CompiledCall of(ConnectorDefinition definition, Invocation invocation) {
        return new CompiledCall(workspace, DefinitionCompiler.compile(definition), invocation);
    }

    Execution execute(String name, Invocation invocation) {
        ConnectorExecutor sender = executor();
        CompiledCall call = live(name, invocation);
        if (call == null) {
            return unread(invocation);
        }
        return concernsLedger(call) ? ledgered.execute(call, sender) : sender.execute(call);
    }

    CompletableFuture<Execution> executeAsync(String name, Invocation invocation) {
        ConnectorExecutor sender = executor();
        CompiledCall call = live(name, invocation);
        if (call == null) {
            return CompletableFuture.completedFuture(unread(invocation));
        }
        return concernsLedger(call) ? ledgered.executeAsync(call, sender) : sender.executeAsync(call);
    }

    /** Whether a host may repeat a call, and the repetition could do harm. */
    private static boolean concernsLedger(CompiledCall call) {
        return call.invocation().callIdGiven()
                && call.definition().request().method().writes();
    }

    /** Returns the call, or null where the store cannot say what is live. */
    @Nullable
    private CompiledCall live(String name, Invocation invocation) {
        CompiledDefinition found = live.find(workspace, Objects.requireNonNull(name, "name"));
        return found == null ? null : new CompiledCall(workspace, found, invocation);
    }

    private static Execution unread(Invocation invocation) {
        return Execution.builder(invocation.callId())
                .failure(Failure.of(
                        FailureKind.STORE_UNAVAILABLE,
                        "The store of connectors cannot say what is live, so nothing was sent"))
                .build();
    }

    /** The host's executor, each call of which is appended to the log once it has ended. */
    private static final class LoggedExecutor implements ConnectorExecutor {
        private static final String BROKEN = "An error ended the call";

        private final ConnectorExecutor executor;
        private final CallRecorder recorder;
        private final boolean tests;

        private LoggedExecutor(ConnectorExecutor executor, CallRecorder recorder, boolean tests) {
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
}
