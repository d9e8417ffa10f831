package io.dataconnectors.bulk;

import io.dataconnectors.Invocation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The version of a connector that a run calls for each of its rows, compiled.
 *
 * @param workspace the workspace of the run
 * @param run the id of the run
 * @param compiled the version with which the run began
 * @param context what the host supplies to every call
 * @param onBehalfOf for whom the calls are made, or null if the host does not say
 * @param perSecond the most calls that start in a second, or null for no such limit
 */
record Version(
        String workspace,
        String run,
        CompiledDefinition compiled,
        Map<String, Object> context,
        @Nullable String onBehalfOf,
        @Nullable Double perSecond) {
    /** What a log says of where the calls come from. */
    private static final String SOURCE = "bulk";

    static Version of(
            String workspace,
            String run,
            String definition,
            String context,
            @Nullable String onBehalfOf,
            @Nullable Double perSecond) {
        return new Version(
                workspace,
                run,
                DefinitionCompiler.compileLive(ConnectorDocument.read(definition)),
                object(context),
                onBehalfOf,
                perSecond);
    }

    /** Returns the members of a JSON object that this module wrote. */
    @SuppressWarnings("unchecked") // names of members are texts
    static Map<String, Object> object(String json) {
        Object value = Json.readHolding(json);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** Whether the calls write. */
    boolean writes() {
        return compiled.definition().request().method().writes();
    }

    /** Returns the call of a row. */
    CompiledCall call(StoredRow row) {
        Invocation.Builder invocation =
                Invocation.builder().callId(row.callId(run)).source(SOURCE).inputs(row.inputs());
        context.forEach(invocation::context);
        if (onBehalfOf != null) {
            invocation.onBehalfOf(onBehalfOf);
        }
        return new CompiledCall(workspace, compiled, invocation.build());
    }

    /**
     * A row that is to be sent.
     *
     * @param number the number of the row
     * @param tries how often the call was made
     * @param inputs the inputs of the call
     */
    record StoredRow(long number, int tries, Map<String, Object> inputs) {
        /** Returns the id of the call, the same for every try: an API that knows idempotency keys recognises it. */
        String callId(String run) {
            return run + "-" + number;
        }
    }
}
