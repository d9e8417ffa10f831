package io.dataconnectors.internal.call;

import io.dataconnectors.InvalidInputException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.request.CallValues;
import io.dataconnectors.internal.request.RenderedRequest;
import io.dataconnectors.internal.template.Values;
import java.time.Instant;
import java.util.Map;

/** Makes the request of one call from a definition and its inputs. A preview is made the same way, with masks for secrets. */
public final class RequestRenderer {
    private RequestRenderer() {}

    /**
     * Returns the request as it is to be sent.
     *
     * @param secrets a value for each name of {@link CompiledDefinition#secrets()}
     * @throws InvalidInputException if the inputs have problems, or their values cannot stand where templates put them
     */
    public static RenderedRequest render(
            CompiledDefinition compiled, CallInputs inputs, Map<String, Secret> secrets, String callId, Instant time) {
        return compiled.request().render(CallValues.of(values(inputs, time), secrets, callId));
    }

    /**
     * Returns the request as it would be sent, with masks in the place of secrets. A signature is not shown.
     *
     * @throws InvalidInputException as {@link #render} does
     */
    public static RequestPreview preview(CompiledDefinition compiled, CallInputs inputs, String callId, Instant time) {
        return compiled.request().preview(CallValues.masked(values(inputs, time), callId));
    }

    private static Values.Builder values(CallInputs inputs, Instant time) {
        if (!inputs.problems().isEmpty()) {
            throw new InvalidInputException(inputs.problems());
        }
        return Values.builder().values(inputs.values()).callTime(time);
    }
}
