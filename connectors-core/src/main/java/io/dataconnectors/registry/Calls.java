package io.dataconnectors.registry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Violation;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.registry.CallRecorder.Trace;
import io.dataconnectors.spi.ConnectorExecutor;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;

/** The acts of a registry that call what is live, made by the host's executor and logged. */
abstract sealed class Calls permits Trials {
    private final Workspace workspace;
    private final String workspaceName;
    private final LiveDefinitions live;

    @Nullable
    private final ConnectorExecutor executor;

    private final CallRecorder recorder;
    private final LedgeredCalls ledgered;

    Calls(RegistryParts host, LiveDefinitions live, Workspace workspace) {
        this.workspace = workspace;
        workspaceName = workspace.name();
        this.live = live;
        executor = host.executor;
        recorder = new CallRecorder(host.log, host.clock, host.bodyBytes);
        ledgered = host.ledgered;
    }

    /**
     * Returns what makes calls with definitions that it is given, whatever is live: the host's executor, each call of which is
     * logged. It asks no ledger. Runs of many calls go on with the version with which they began, and remember themselves what
     * was sent.
     *
     * @throws IllegalStateException if the registry has no executor
     */
    public ConnectorExecutor executor() {
        return recorder.of(given(), null);
    }

    /** Returns what makes one call of a draft. */
    final ConnectorExecutor tester(Trace trace) {
        return recorder.of(given(), trace);
    }

    /** Makes a call of a draft which, as one of what is live, the ledger lets begin once. */
    final CompletableFuture<Execution> testOnceAsync(CompiledCall call, Trace trace) {
        return concernsLedger(call)
                ? ledgered.executeAsync(call, tester(trace))
                : tester(trace).executeAsync(call);
    }

    private ConnectorExecutor given() {
        if (executor == null) {
            throw new IllegalStateException("This registry has no executor, so it cannot make calls; give it one with"
                    + " ConnectorRegistry.builder().executor(...), such as HttpConnectorExecutor of connectors-http");
        }
        return executor;
    }

    /** @throws InvalidDefinitionException if the definition breaks rules, as one can that another release wrote */
    final CompiledCall of(ConnectorDefinition definition, Invocation invocation) {
        return new CompiledCall(workspaceName, DefinitionCompiler.compile(definition), invocation);
    }

    /**
     * Makes a call with the live definition of a name, and returns its outcome. A write whose call id the host gave is sent at
     * most once while the {@linkplain ConnectorRegistry.Builder#ledger ledger} remembers it: repeated with the same id and the same inputs, it
     * has the outcome that it had. Where the store cannot say what is live, the call fails as {@link
     * io.dataconnectors.FailureKind#STORE_UNAVAILABLE}, and nothing is sent.
     *
     * @throws WrongStatusException if the connector is not live
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the live definition breaks rules of this release that protect the call; {@link
     *     #stopped} lists such connectors
     */
    public Execution execute(String name, Invocation invocation) {
        ConnectorExecutor sender = executor();
        CompiledCall call = live(name, invocation);
        if (call == null) {
            return unread(invocation);
        }
        return concernsLedger(call) ? ledgered.execute(call, sender) : sender.execute(call);
    }

    /**
     * Starts a call with the live definition of a name, as {@link #execute} makes it, and returns a future of its outcome.
     * Cancelling the future ends the call. What this method throws it throws at once; the future is never completed with an exception, but for errors of the JVM such as {@link OutOfMemoryError}.
     *
     * @throws WrongStatusException if the connector is not live
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the live definition breaks rules of this release that protect the call; {@link
     *     #stopped} lists such connectors
     */
    public CompletableFuture<Execution> executeAsync(String name, Invocation invocation) {
        ConnectorExecutor sender = executor();
        CompiledCall call = live(name, invocation);
        if (call == null) {
            return CompletableFuture.completedFuture(unread(invocation));
        }
        return concernsLedger(call) ? ledgered.executeAsync(call, sender) : sender.executeAsync(call);
    }

    /** Returns how many live definitions of all workspaces are kept compiled now: up to 10,000. */
    public int liveKept() {
        return live.kept();
    }

    /**
     * Returns how many live definitions were read from the store and compiled so far. If it grows as fast as calls are made, more
     * are in use than are kept.
     */
    public long liveLoaded() {
        return live.loaded();
    }

    /**
     * Returns what stops live connectors of this workspace from being executed: the rules of this release of the library that
     * their definitions break, by the names of the connectors. Empty if all can be executed. Ask after an upgrade, before there
     * is traffic; it reads and compiles every live connector. A rule that protects the author alone stops nothing.
     */
    public SortedMap<String, List<Violation>> stopped() {
        SortedMap<String, List<Violation>> stopped = new TreeMap<>();
        workspace.forEachLive(connector -> {
            try {
                DefinitionCompiler.compileLive(Objects.requireNonNull(connector.live()));
            } catch (InvalidDefinitionException e) {
                stopped.put(connector.name(), e.violations());
            }
        });
        return stopped;
    }

    /** Whether a host may repeat a call, and the repetition could do harm. */
    private static boolean concernsLedger(CompiledCall call) {
        return call.invocation().callIdGiven()
                && call.definition().request().method().writes();
    }

    /** Returns the call, or null where the store cannot say what is live. */
    @Nullable
    private CompiledCall live(String name, Invocation invocation) {
        CompiledDefinition found = live.find(workspaceName, Objects.requireNonNull(name, "name"));
        return found == null ? null : new CompiledCall(workspaceName, found, invocation);
    }

    private static Execution unread(Invocation invocation) {
        return Execution.builder(invocation.callId())
                .failure(Failure.of(
                        FailureKind.STORE_UNAVAILABLE,
                        "The store of connectors cannot say what is live, so nothing was sent"))
                .build();
    }
}
