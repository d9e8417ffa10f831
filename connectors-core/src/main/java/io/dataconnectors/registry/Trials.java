package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.LifeEvent.Kind;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.thread.DaemonThreads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.annotation.Nullable;

/** The acts of a registry that try drafts: previews, tests and simulations. */
abstract sealed class Trials extends Calls permits Life {
    /** Where what a test has shown is kept: the store may take its time, and no thread of the executor waits for it. */
    private static final Executor KEEPING = DaemonThreads.perTask("connectors-tested");

    private final Workspace workspace;

    Trials(RegistryParts host, LiveDefinitions live, Workspace workspace) {
        super(host, live, workspace);
        this.workspace = workspace;
    }

    /**
     * Returns the request that the draft would send, with masked secrets. Nothing is sent.
     *
     * @throws InvalidInputException if the inputs break a rule of the draft
     * @throws IllegalStateException if the registry has no executor
     */
    public RequestPreview preview(String id, Invocation invocation) {
        return tester().preview(of(workspace.get(id).draft(), invocation));
    }

    /**
     * Sends the draft's request as a live call would, and returns what came of it. The verdict is kept on the connector, as
     * evidence for exactly the definition that was tested; that is a new revision of it.
     *
     * <p>Inputs that break a rule of the draft are a report without a preview, whatever the method: nothing is sent.
     *
     * @throws WriteNotConfirmedException if the inputs make a request and the draft's method writes, before anything is sent:
     *     {@link #testThatWrites}
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the stored draft breaks rules of this release
     */
    public TestReport test(String id, Invocation invocation) {
        return test(id, invocation, null);
    }

    /**
     * Does the same as {@link #test} whatever the method: the caller has been told that the test may change something in the
     * other system, and means it. What the caller means is the draft that was seen, such as in a {@link #preview}.
     *
     * @param revisionSeen the revision at which the caller saw the draft, as {@link Connector#revision()} or
     *     {@link WriteNotConfirmedException#revision()} says
     * @throws StaleConnectorException if the draft was written after that; nothing is sent
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the stored draft breaks rules of this release
     */
    public TestReport testThatWrites(String id, long revisionSeen, Invocation invocation) {
        return test(id, invocation, revisionSeen);
    }

    /**
     * Starts a test, as {@link #test} makes it, and returns a future of its report. Cancelling the future ends the call and its
     * connection: nothing is kept on the connector then. What {@link #test} throws before anything is sent this method throws at
     * once; the future is completed with a {@link StorageException} if the evidence could not be kept.
     */
    public CompletableFuture<TestReport> testAsync(String id, Invocation invocation) {
        return testAsync(id, invocation, null);
    }

    /** Does the same as {@link #testAsync} whatever the method, as {@link #testThatWrites} does. */
    public CompletableFuture<TestReport> testThatWritesAsync(String id, long revisionSeen, Invocation invocation) {
        return testAsync(id, invocation, revisionSeen);
    }

    private TestReport test(String id, Invocation invocation, @Nullable Long meant) {
        Connector tested = meant(id, meant);
        CompiledCall call = of(tested.draft(), invocation);
        return report(tested, call, false, sound -> tester().execute(consented(tested, sound, meant)));
    }

    /** Cancelling the report cancels the call alone, never what is kept of it. */
    private CompletableFuture<TestReport> testAsync(String id, Invocation invocation, @Nullable Long meant) {
        Connector tested = meant(id, meant);
        CompiledCall call = of(tested.draft(), invocation);
        Sending sending = sending(call);
        CompletableFuture<Execution> execution = sending.refused() == null
                ? tester().executeAsync(consented(tested, call, meant))
                : CompletableFuture.completedFuture(sending.refused());
        CompletableFuture<TestReport> report =
                execution.thenApplyAsync(outcome -> kept(tested, call, false, sending.preview(), outcome), KEEPING);
        var unused = report.whenComplete((done, cancelled) -> {
            if (report.isCancelled()) {
                execution.cancel(true);
            }
        });
        return report;
    }

    /** Returns the connector to test; consent holds for the draft that the caller saw, and for no other. */
    private Connector meant(String id, @Nullable Long seen) {
        Connector current = workspace.get(id);
        return seen == null ? current : Workspace.draftSeen(current, seen);
    }

    /** Consent is asked for what would be sent, so only once the inputs make a request. */
    private static CompiledCall consented(Connector tested, CompiledCall call, @Nullable Long meant) {
        Method method = call.definition().request().method();
        if (method.writes() && meant == null) {
            throw new WriteNotConfirmedException(tested.name(), tested.revision(), method);
        }
        return call;
    }

    /**
     * Does all that a test does, but reads the answer given instead of sending anything. The evidence is kept as simulated,
     * with which a draft goes live only if the host {@linkplain ConnectorRegistry.Builder#acceptSimulatedTests() says so}.
     *
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the stored draft breaks rules of this release
     */
    public TestReport simulate(String id, Invocation invocation, Answer canned) {
        Objects.requireNonNull(canned, "canned");
        Connector tested = workspace.get(id);
        CompiledCall call = of(tested.draft(), invocation);
        return report(tested, call, true, sound -> tester().simulate(sound, canned));
    }

    private TestReport report(
            Connector tested, CompiledCall call, boolean simulated, Function<CompiledCall, Execution> run) {
        Sending sending = sending(call);
        Execution execution = sending.refused() == null ? run.apply(call) : sending.refused();
        return kept(tested, call, simulated, sending.preview(), execution);
    }

    /** What a call would send, or that its inputs make no request. */
    private record Sending(
            @Nullable RequestPreview preview, @Nullable Execution refused) {}

    private Sending sending(CompiledCall call) {
        try {
            return new Sending(tester().preview(call), null);
        } catch (InvalidInputException e) {
            return new Sending(
                    null,
                    Execution.builder(call.invocation().callId())
                            .failure(Failure.invalidInput(e.violations()))
                            .build());
        }
    }

    private TestReport kept(
            Connector tested,
            CompiledCall call,
            boolean simulated,
            @Nullable RequestPreview preview,
            Execution execution) {
        List<MissingOutput> missing = Evidence.missing(call.compiled(), execution);
        TestEvidence evidence = Evidence.of(
                call.definition(), execution, simulated, workspace.clock().instant(), missing);
        keep(tested.id(), evidence, execution);
        return new TestReport(preview, execution, evidence, tested.revision(), missing);
    }

    /**
     * Keeps the evidence. The draft's revision and the stamp of the last change stay: a test changes nothing of what was
     * written.
     */
    private void keep(String id, TestEvidence evidence, Execution execution) {
        try {
            workspace.onNewest(
                    id, current -> workspace.replace(Kind.TESTED, current, with(current, evidence, execution)));
        } catch (ConnectorNotFoundException deleted) {
            // what came of the call is still worth telling
        }
    }

    private static Connector.Builder with(Connector current, TestEvidence evidence, Execution execution) {
        return current.toBuilder().lastTest(Evidence.kept(current, evidence, execution));
    }
}
