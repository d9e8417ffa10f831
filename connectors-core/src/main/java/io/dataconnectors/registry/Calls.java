package io.dataconnectors.registry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.spi.ConnectorExecutor;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;

/** The calls of one workspace, and the host's executor that makes them: the same for tests and for what is live. */
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
        return LedgeredCalls.concerns(call) ? ledgered.execute(call, sender) : sender.execute(call);
    }

    CompletableFuture<Execution> executeAsync(String name, Invocation invocation) {
        ConnectorExecutor sender = executor();
        CompiledCall call = live(name, invocation);
        if (call == null) {
            return CompletableFuture.completedFuture(unread(invocation));
        }
        return LedgeredCalls.concerns(call) ? ledgered.executeAsync(call, sender) : sender.executeAsync(call);
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
}
