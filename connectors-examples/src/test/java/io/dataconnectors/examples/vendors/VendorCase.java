package io.dataconnectors.examples.vendors;

import io.dataconnectors.Answer;
import io.dataconnectors.Invocation;
import io.dataconnectors.examples.vendors.CasePage.Block;
import io.dataconnectors.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One case of an operation.
 *
 * @param requests what must be sent, in order
 * @param answers what is answered to each
 * @param expected {@code outputs} or {@code failure}, and what they must be
 */
record VendorCase(
        VendorOperation operation,
        String title,
        Map<String, Object> inputs,
        Map<String, Object> context,
        List<WireRequest> requests,
        List<Answer> answers,
        Block expected) {
    /** Stands in the place of the call's id wherever a page shows it. */
    static final String CALL_ID = "9f0c7d1e-5a4b-4c3d-8e2f-1a0b9c8d7e6f";

    static VendorCase of(VendorOperation operation, String title, List<Block> blocks) {
        List<WireRequest> requests = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        Map<String, Object> inputs = Map.of();
        Map<String, Object> context = Map.of();
        Block expected = null;
        for (Block block : blocks) {
            switch (block.kind()) {
                case "inputs" -> inputs = object(block.text());
                case "context" -> context = object(block.text());
                case "request" -> requests.add(WireRequest.parse(block.text()));
                case "answer" -> answers.add(WireAnswer.parse(block.text()));
                case "outputs", "failure" -> expected = block;
                default -> throw new IllegalArgumentException(operation + ", " + title + ": a block " + block.kind());
            }
        }
        return new VendorCase(
                operation, title, inputs, context, requests, answers, Objects.requireNonNull(expected, "expected"));
    }

    @SuppressWarnings("unchecked") // the members of a JSON object have names
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(json));
    }

    boolean succeeds() {
        return expected.kind().equals("outputs");
    }

    /** What must come of the call, as JSON. */
    String outcome() {
        return Json.writePretty(Json.read(expected.text()));
    }

    Invocation invocation() {
        Invocation.Builder invocation = Invocation.builder().inputs(inputs).callId(CALL_ID);
        context.forEach(invocation::context);
        return invocation.build();
    }

    @Override
    public String toString() {
        return operation + ": " + title;
    }
}
