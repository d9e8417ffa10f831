package io.dataconnectors.cases;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.internal.json.Json;
import java.util.List;
import java.util.Map;

/**
 * A call that a page shows.
 *
 * @param name the page and the heading
 * @param document the connector document
 * @param requests what must be sent, in order
 * @param answers what is answered to each
 * @param expected {@code json outputs} or {@code json failure}, and what they must be
 */
public record CallCase(
        String name,
        String document,
        Map<String, Object> inputs,
        Map<String, Object> context,
        List<WireRequest> requests,
        List<Answer> answers,
        Block expected) {
    /** Stands in the place of the call's id wherever a page shows it. */
    private static final String CALL_ID = "9f0c7d1e-5a4b-4c3d-8e2f-1a0b9c8d7e6f";

    /** Returns whether the page shows outputs. */
    public boolean succeeds() {
        return expected.info().equals("json outputs");
    }

    /** Returns what must come of the call, as JSON. */
    public String outcome() {
        return Json.writePretty(Json.read(expected.text()));
    }

    /** Returns what came of a call in the form of {@link #outcome()}. */
    public static String outcome(Execution execution) {
        return Outcomes.shown(execution);
    }

    /** Returns what the call is made with. */
    public Invocation invocation() {
        Invocation.Builder invocation = Invocation.builder().inputs(inputs).callId(CALL_ID);
        context.forEach(invocation::context);
        return invocation.build();
    }

    @Override
    public String toString() {
        return name;
    }
}
