package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.LifeEvent.Kind;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
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

/** Previews and tests of drafts. A test that may write names the revision at which its caller saw the draft; any other has null. */
final class Trials {
    /** Where what a test has shown is kept: the store may take its time, and no thread of the executor waits for it. */
    private static final Executor KEEPING = DaemonThreads.perTask("connectors-tested");

    private final Workspace workspace;
    private final Calls calls;

    Trials(Workspace workspace, Calls calls) {
        this.workspace = workspace;
        this.calls = calls;
    }

    RequestPreview preview(String id, Invocation invocation) {
        return calls.tester().preview(calls.of(workspace.get(id).draft(), invocation));
    }

    TestReport test(String id, Invocation invocation, @Nullable Long meant) {
        Connector tested = meant(id, meant);
        CompiledCall call = calls.of(tested.draft(), invocation);
        return report(tested, call, false, sound -> calls.tester().execute(consented(tested, sound, meant)));
    }

    /** Cancelling the report cancels the call alone, never what is kept of it. */
    CompletableFuture<TestReport> testAsync(String id, Invocation invocation, @Nullable Long meant) {
        Connector tested = meant(id, meant);
        CompiledCall call = calls.of(tested.draft(), invocation);
        Sending sending = sending(call);
        CompletableFuture<Execution> execution = sending.refused() == null
                ? calls.tester().executeAsync(consented(tested, call, meant))
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

    TestReport simulate(String id, Invocation invocation, Answer canned) {
        Objects.requireNonNull(canned, "canned");
        Connector tested = workspace.get(id);
        CompiledCall call = calls.of(tested.draft(), invocation);
        return report(tested, call, true, sound -> calls.tester().simulate(sound, canned));
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
            return new Sending(calls.tester().preview(call), null);
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
