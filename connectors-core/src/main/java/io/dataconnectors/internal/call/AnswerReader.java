package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Success;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CallBudget.CallOverException;
import io.dataconnectors.internal.compile.CompiledDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** Reads an answer as a definition says: is it a success, and what are its outputs. */
public final class AnswerReader {
    private final CompiledDefinition compiled;
    private final ConnectorDefinition definition;
    private final Answer answer;
    private final AnswerValues values;

    private AnswerReader(CompiledDefinition compiled, AnswerBody body, CallBudget budget) {
        this.compiled = compiled;
        this.definition = compiled.definition();
        this.answer = body.answer().shown();
        this.values = new AnswerValues(compiled, body, budget, compiled.answer().outcome());
    }

    /**
     * Returns what an answer means. Never throws for what the answer says.
     *
     * @param mask hides secrets in it before anything is read
     */
    public static Reading read(CompiledDefinition compiled, Answer answer, Mask mask) {
        return read(compiled, answer, mask, CallBudget.withoutDeadline());
    }

    /** Returns what an answer means to a call that has a deadline: a timeout, if the call is over before that is known. */
    public static Reading read(CompiledDefinition compiled, Answer answer, Mask mask, CallBudget budget) {
        AnswerReader reader = new AnswerReader(compiled, new AnswerBody(answer, mask), budget);
        try {
            Failure failure = reader.failure();
            return reader.reading(failure == null ? reader.outputs() : Map.of(), failure);
        } catch (UnreadableException e) {
            return reader.reading(Map.of(), e.failure());
        } catch (CallOverException e) {
            return reader.reading(
                    Map.of(), Failure.of(FailureKind.TIMEOUT, "The call ended while its answer was read"));
        }
    }

    private Reading reading(Map<String, Object> outputs, @Nullable Failure failure) {
        return new Reading(answer, outputs, failure);
    }

    /**
     * What an answer means. Nothing in it has a secret that the answer echoes.
     *
     * @param answer the answer as it may be shown
     * @param outputs what was read; empty if the call failed
     * @param failure why the call failed, or null if it is a success
     */
    public record Reading(
            Answer answer,
            Map<String, Object> outputs,
            @Nullable Failure failure) {}

    @Nullable
    private Failure failure() {
        Success success = definition.response().success();
        if (!success.allows(answer.status())) {
            return said(wrongStatus());
        }
        // a plain "ERROR: …" where JSON is expected is judged before it is found not to be JSON
        Failure failure = apiError(success, place -> place.path() == null);
        return failure != null ? failure : apiError(success, place -> place.path() != null);
    }

    @Nullable
    private Failure apiError(Success success, Predicate<Place> judged) {
        for (Condition condition : success.when()) {
            if (judged.test(condition.place()) && !values.holds(condition)) {
                return apiError("The answer does not say what a success says: " + condition);
            }
        }
        for (Condition condition : success.unless()) {
            if (judged.test(condition.place()) && values.holds(condition)) {
                return apiError("The answer says what a failure says: " + condition);
            }
        }
        return null;
    }

    private Failure apiError(String message) {
        return said(Failure.of(FailureKind.API_ERROR, message));
    }

    private Failure wrongStatus() {
        if (answer.status() == 401 && compiled.token() != null) {
            return Failure.of(FailureKind.AUTHENTICATION, "The API does not accept the access token (status 401)");
        }
        return Failure.of(FailureKind.HTTP_STATUS, "The API answered with status " + answer.status());
    }

    private Failure said(Failure failure) {
        return new ApiErrors(compiled, values).describe(failure);
    }

    private Map<String, Object> outputs() {
        List<Output> declared = definition.response().outputs();
        return declared.isEmpty() ? values.body().whole() : new OutputReader(compiled, values).read(declared);
    }

    /** An answer that cannot be read as the definition says; never leaves this package. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        private UnreadableException(FailureKind kind, String message) {
            super(message, null, false, false);
            this.failure = Failure.of(kind, message);
        }

        static UnreadableException malformed(String message) {
            return new UnreadableException(FailureKind.MALFORMED, message);
        }

        static UnreadableException missing(String output) {
            return new UnreadableException(
                    FailureKind.OUTPUT_MISSING, "The answer lacks the output " + output + ", which is required");
        }

        Failure failure() {
            return failure;
        }
    }
}
