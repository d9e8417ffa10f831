package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A call as the log keeps it. It has no input, no output and no secret. The request and the answer are there only if the host
 * asks for them; secrets are masked in them.
 *
 * @param workspace the workspace of the connector
 * @param connector the name of the connector
 * @param digest the {@linkplain io.dataconnectors.document.ConnectorDocument#digest digest} of the definition that was called
 * @param test whether it was a test of a draft; otherwise what is live was called
 * @param callId the id of the call
 * @param source what of the host made the call, or null if the host does not say
 * @param onBehalfOf for whom the call was made, or null if the host does not say
 * @param start when the call began
 * @param duration how long it took
 * @param attempts how many times the request was sent; 0 also of a call that was cancelled through its future
 * @param delivery whether the request may have taken effect
 * @param status the last status that was answered, or null if there was no answer
 * @param failure why the call failed, or null if it succeeded
 * @param message what went wrong, in the library's own words, or null if the call succeeded
 * @param request the request as it would be previewed, or null if it is not kept
 * @param answer the answer, or null if it is not kept or there was none
 */
public record LoggedCall(
        String workspace,
        String connector,
        String digest,
        boolean test,
        String callId,
        @Nullable String source,
        @Nullable String onBehalfOf,
        Instant start,
        Duration duration,
        int attempts,
        Delivery delivery,
        @Nullable Integer status,
        @Nullable FailureKind failure,
        @Nullable String message,
        @Nullable String request,
        @Nullable String answer) {
    /** Checks that nothing is null that must be there. */
    public LoggedCall {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(connector, "connector");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(delivery, "delivery");
    }

    /** Whether the call succeeded. */
    public boolean succeeded() {
        return failure == null;
    }

    /** Returns this call without its request and its answer. */
    public LoggedCall withoutBodies() {
        return new LoggedCall(
                workspace,
                connector,
                digest,
                test,
                callId,
                source,
                onBehalfOf,
                start,
                duration,
                attempts,
                delivery,
                status,
                failure,
                message,
                null,
                null);
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the connector, the outcome and the call id; no request and no answer. */
    @Override
    public String toString() {
        return connector + (test ? ", test: " : ": ") + (failure == null ? "success" : failure) + ", " + delivery
                + ", call " + callId;
    }

    /**
     * One page of a search, the newest call first.
     *
     * @param calls what was found
     * @param next what {@link CallQuery#after(String)} takes for the next page, or null if this is the last
     */
    public record Page(List<LoggedCall> calls, @Nullable String next) {
        /** Copies the list. */
        public Page {
            calls = List.copyOf(calls);
        }

        @JsonValue
        Map<String, Object> form() {
            return ValueForms.get().of(this);
        }
    }
}
