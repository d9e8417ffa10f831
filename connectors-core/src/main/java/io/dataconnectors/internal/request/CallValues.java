package io.dataconnectors.internal.request;

import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.RenderException;
import io.dataconnectors.internal.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The values that one request is rendered with. Collects what is wrong in each part of it, so that all problems are told at
 * once. Used by one thread at a time.
 */
public final class CallValues {
    private final String callId;
    private final boolean masked;
    private Values values;

    @Nullable
    private List<Violation> problems;

    private CallValues(Values values, String callId, boolean masked) {
        this.values = values;
        this.callId = callId;
        this.masked = masked;
    }

    /** Returns the values of a request that is to be sent. */
    public static CallValues of(Values.Builder values, Map<String, Secret> secrets, String callId) {
        return new CallValues(values.secrets(secrets).callId(callId).build(), callId, false);
    }

    /** Returns the values of a request that is to be shown, with masks in the place of secrets. */
    public static CallValues masked(Values.Builder values, String callId) {
        return new CallValues(values.masked().callId(callId).build(), callId, true);
    }

    /** Whether the request is shown to people. */
    boolean isMasked() {
        return masked;
    }

    String callId() {
        return callId;
    }

    void add(String name, @Nullable Object value) {
        values = values.toBuilder().value(name, value).build();
    }

    /** Returns a part of the request, or null if it cannot be rendered, which is noted. */
    @Nullable
    public <T> T part(String where, Function<Values, T> rendering) {
        try {
            return rendering.apply(values);
        } catch (Unsendable e) {
            refuse(where, e.problem());
            return null;
        } catch (RenderException e) {
            refuse(where, e.problem());
            return null;
        } catch (JsonException e) { // JSON that a template made may be beyond what is read
            refuse(where, Problem.of(Code.UNFIT_VALUE, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Notes what is wrong with a part. */
    public void refuse(String where, Problem problem) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        problems.add(Problems.violation("", problem.saying("In the " + where + ": " + problem.message())));
    }

    /**
     * Ends the rendering if a part could not be rendered.
     *
     * @throws InvalidInputException with all that is wrong
     */
    public void throwIfAny() {
        if (problems != null) {
            throw new InvalidInputException(problems);
        }
    }

    /** A body that cannot be made of these inputs; never leaves this package. The message names no value. */
    static final class Unsendable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        Unsendable(Code code, String message) {
            super(message, null, false, false);
            problem = Problem.of(code, message);
        }

        static Unsendable tooBig() {
            return new Unsendable(
                    Code.BODY_TOO_LARGE,
                    "The body would have more than " + CompiledBody.MAX_BYTES + " bytes (1 MiB), files included");
        }

        Problem problem() {
            return problem;
        }
    }
}
