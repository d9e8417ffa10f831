package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Delivery;
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
import io.dataconnectors.registry.CallRecorder.Trace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
        return tester(new Trace()).preview(of(workspace.get(id).draft(), invocation));
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
     * Starts a test, as {@link #test} makes it, and returns a future of its report, which ends once the call is in the log.
     * Cancelling the future ends the call and its connection: nothing is kept on the connector then. The row of a call that is
     * cancelled just as it begins may come a moment later. What {@link #test} throws
     * before anything is sent this method throws at once; the future is completed with a {@link StorageException} if the evidence
     * could not be kept.
     */
    public CompletableFuture<TestReport> testAsync(String id, Invocation invocation) {
        return testAsync(id, invocation, null, false);
    }

    /** Does the same as {@link #testAsync} whatever the method, as {@link #testThatWrites} does. */
    public CompletableFuture<TestReport> testThatWritesAsync(String id, long revisionSeen, Invocation invocation) {
        return testAsync(id, invocation, revisionSeen, false);
    }

    /**
     * Does the same as {@link #testThatWritesAsync}, but sends the request at most once under the {@linkplain
     * Invocation.Builder#callId call id} while the {@linkplain ConnectorRegistry.Builder#ledger ledger} remembers it, on whichever
     * node: a repetition is told what came of the first, and says that it is {@linkplain TestReport#repeated one}.
     */
    public CompletableFuture<TestReport> testThatWritesOnceAsync(String id, long revisionSeen, Invocation invocation) {
        return testAsync(id, invocation, revisionSeen, true);
    }

    private TestReport test(String id, Invocation invocation, @Nullable Long meant) {
        Trial trial = trial(meant(id, meant), invocation);
        Execution execution =
                trial.refused() == null ? tester(new Trace()).execute(consented(trial, meant)) : trial.refused();
        return kept(trial, execution, false);
    }

    /**
     * Cancelling the report cancels the call alone, never what is kept of it.
     *
     * @param once whether a write is sent once under the id of the invocation, however often it is tested
     */
    private CompletableFuture<TestReport> testAsync(
            String id, Invocation invocation, @Nullable Long meant, boolean once) {
        Trial trial = trial(meant(id, meant), invocation);
        Execution refused = trial.refused();
        if (refused != null) {
            return CompletableFuture.supplyAsync(() -> kept(trial, refused, false), KEEPING);
        }
        Trace trace = new Trace();
        CompiledCall call = consented(trial, meant);
        CompletableFuture<Execution> execution =
                once ? testOnceAsync(call, trace) : tester(trace).executeAsync(call);
        Report report = new Report(execution, trace);
        var unused = execution
                .handle((outcome, cancelled) -> trace)
                .thenCompose(Trace::logged)
                .thenCombineAsync(execution, (logged, outcome) -> told(trial, trace, outcome), KEEPING)
                .whenComplete(report::ends);
        return report;
    }

    /**
     * The report of a test that was begun. It ends once the call is logged, whether the call ended or is cancelled with the
     * report: who waits for tests to end may close the log then.
     */
    private static final class Report extends CompletableFuture<TestReport> {
        private final CompletableFuture<Execution> execution;
        private final Trace trace;
        private volatile boolean cancelled;

        Report(CompletableFuture<Execution> execution, Trace trace) {
            this.execution = execution;
            this.trace = trace;
        }

        void ends(@Nullable TestReport told, @Nullable Throwable thrown) {
            if (cancelled) {
                return;
            }
            if (told != null) {
                complete(told);
            } else {
                completeExceptionally(Objects.requireNonNull(thrown));
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            cancelled = true;
            execution.cancel(mayInterrupt);
            var unused = trace.logged().thenRun(() -> super.cancel(mayInterrupt));
            return !isDone() || isCancelled();
        }
    }

    /** Returns the connector to test; consent holds for the draft that the caller saw, and for no other. */
    private Connector meant(String id, @Nullable Long seen) {
        Connector current = workspace.get(id);
        return seen == null ? current : Workspace.draftSeen(current, seen);
    }

    /** Consent is asked for what would be sent, so only once the inputs make a request. */
    private static CompiledCall consented(Trial trial, @Nullable Long meant) {
        Connector tested = trial.tested();
        Method method = tested.draft().request().method();
        if (method.writes() && meant == null) {
            throw new WriteNotConfirmedException(tested.name(), tested.revision(), method);
        }
        return trial.call();
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
        Trial trial = trial(workspace.get(id), invocation);
        Execution execution =
                trial.refused() == null ? tester(new Trace()).simulate(trial.call(), canned) : trial.refused();
        return kept(trial, execution, true);
    }

    /** What is tested: the call, and what it would send or that its inputs make no request. */
    private record Trial(
            Connector tested,
            CompiledCall call,
            @Nullable RequestPreview preview,
            @Nullable Execution refused) {}

    private Trial trial(Connector tested, Invocation invocation) {
        CompiledCall call = of(tested.draft(), invocation);
        try {
            return new Trial(tested, call, tester(new Trace()).preview(call), null);
        } catch (InvalidInputException e) {
            Execution refused = Execution.builder(invocation.callId())
                    .failure(Failure.invalidInput(e.violations()))
                    .build();
            return new Trial(tested, call, null, refused);
        }
    }

    /** What the ledger knows of an earlier call with the id is told: what that has shown is kept by whoever sent it. */
    private TestReport told(Trial trial, Trace trace, Execution execution) {
        return trace.begun()
                ? kept(trial, execution, false)
                : new TestReport(
                        trial.preview(),
                        execution,
                        evidence(trial, execution, false, List.of()),
                        trial.tested().revision(),
                        List.of(),
                        execution.delivery() != Delivery.NOT_SENT);
    }

    private TestReport kept(Trial trial, Execution execution, boolean simulated) {
        List<MissingOutput> missing = Evidence.missing(trial.call().compiled(), execution);
        TestEvidence evidence = evidence(trial, execution, simulated, missing);
        Connector tested = trial.tested();
        keep(tested.id(), evidence, execution);
        return new TestReport(trial.preview(), execution, evidence, tested.revision(), missing, false);
    }

    private TestEvidence evidence(Trial trial, Execution execution, boolean simulated, List<MissingOutput> missing) {
        return Evidence.of(
                trial.tested().draft(), execution, simulated, workspace.clock().instant(), missing);
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
