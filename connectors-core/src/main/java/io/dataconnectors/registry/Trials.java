package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Execution;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.spi.ConnectorCall;
import java.util.Objects;
import java.util.function.Function;
import javax.annotation.Nullable;

/** Previews and tests of drafts. */
final class Trials {
    private final Workspace workspace;
    private final Calls calls;

    Trials(Workspace workspace, Calls calls) {
        this.workspace = workspace;
        this.calls = calls;
    }

    RequestPreview preview(String id, Invocation invocation) {
        return calls.executor().preview(calls.of(workspace.get(id).draft(), invocation));
    }

    TestReport test(String id, Invocation invocation, boolean writingIsMeant) {
        ConnectorDefinition draft = workspace.get(id).draft();
        if (draft.request().method().writes() && !writingIsMeant) {
            throw new WriteNotConfirmedException(draft.name(), draft.request().method());
        }
        return report(id, calls.of(draft, invocation), false, calls.executor()::execute);
    }

    TestReport simulate(String id, Invocation invocation, Answer canned) {
        Objects.requireNonNull(canned, "canned");
        ConnectorCall call = calls.of(workspace.get(id).draft(), invocation);
        return report(id, call, true, simulated -> calls.executor().simulate(simulated, canned));
    }

    private TestReport report(
            String id, ConnectorCall call, boolean simulated, Function<ConnectorCall, Execution> run) {
        RequestPreview preview = previewIfValid(call);
        Execution execution = run.apply(call);
        TestEvidence evidence = Evidence.of(
                call.definition(), execution, simulated, workspace.clock().instant());
        return new TestReport(preview, execution, evidence, keep(id, evidence, execution));
    }

    @Nullable
    private RequestPreview previewIfValid(ConnectorCall call) {
        try {
            return calls.executor().preview(call);
        } catch (InvalidInputException e) {
            return null; // the execution of the same call says what is wrong
        }
    }

    /**
     * Keeps the evidence, and returns the revision that has it. The stamp of the last change stays: a test changes nothing
     * of what was written.
     */
    private long keep(String id, TestEvidence evidence, Execution execution) {
        try {
            return workspace
                    .onNewest(id, current -> workspace.replace(current, with(current, evidence, execution)))
                    .revision();
        } catch (ConnectorNotFoundException e) {
            return 0; // deleted during the test: what came of the call is still worth telling
        }
    }

    private static Connector.Builder with(Connector current, TestEvidence evidence, Execution execution) {
        return current.toBuilder().lastTest(Evidence.kept(current, evidence, execution));
    }
}
