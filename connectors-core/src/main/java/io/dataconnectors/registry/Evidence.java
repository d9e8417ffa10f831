package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.UntestedException;
import io.dataconnectors.UntestedException.Reason;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.call.MissingOutputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import java.time.Instant;
import java.util.List;
import javax.annotation.Nullable;

/** What a test says about a definition, and whether that is enough to go live. */
final class Evidence {
    private Evidence() {}

    static TestEvidence of(
            ConnectorDefinition tested,
            Execution execution,
            boolean simulated,
            Instant at,
            List<MissingOutput> missing) {
        return new TestEvidence(
                ConnectorDocument.digest(tested),
                execution.succeeded(),
                simulated,
                at,
                missing.stream().map(MissingOutput::output).toList());
    }

    /** Returns the outputs that are not in the answer; none of an answer whose outputs were not read. */
    static List<MissingOutput> missing(CompiledDefinition tested, Execution execution) {
        Answer answer = execution.answer();
        Failure failure = execution.failure();
        boolean read = failure == null || failure.kind() == FailureKind.OUTPUT_MISSING;
        return answer == null || !read ? List.of() : MissingOutputs.of(tested, answer);
    }

    /**
     * Returns the evidence that a connector keeps after a test. A test that was overtaken by an edit and the test of that
     * edit does not take the latter's place; nor does one of which nothing was sent, for wrong inputs or a missing secret,
     * take that of one that passed.
     */
    static TestEvidence kept(Connector connector, TestEvidence fresh, Execution execution) {
        TestEvidence last = connector.lastTest();
        String draft = ConnectorDocument.digest(connector.draft());
        boolean current = fresh.digest().equals(draft);
        boolean unsent = !fresh.simulated() && execution.delivery() == Delivery.NOT_SENT;
        if (last != null && unsent && last.passed() && last.digest().equals(fresh.digest())) {
            return last;
        }
        return current || last == null || !last.digest().equals(draft) ? fresh : last;
    }

    /**
     * Returns the digest of a draft that may go live.
     *
     * @throws UntestedException if it may not
     */
    static String check(Connector connector, boolean simulatedCounts) {
        String draft = ConnectorDocument.digest(connector.draft());
        Reason lacking = lacking(connector.lastTest(), draft, simulatedCounts);
        if (lacking != null) {
            throw new UntestedException(connector.name(), lacking);
        }
        return draft;
    }

    @Nullable
    private static Reason lacking(@Nullable TestEvidence last, String draft, boolean simulatedCounts) {
        if (last == null) {
            return Reason.NEVER_TESTED;
        }
        if (!last.digest().equals(draft)) {
            return Reason.EDITED_SINCE;
        }
        if (!last.passed()) {
            return Reason.TEST_FAILED;
        }
        return last.simulated() && !simulatedCounts ? Reason.SIMULATED : null;
    }
}
