package io.dataconnectors.spi;

import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.internal.text.Characters.Visible;
import java.time.Duration;
import javax.annotation.Nullable;

/**
 * Watches calls, for logs and metrics. No event carries an input, an output, a body or a secret.
 *
 * <p>Called on the threads that make the calls, by several at once, with what the executor carries of the thread of the caller:
 * return soon, and hand on to a thread of your own what takes long, for other calls wait meanwhile. What it throws is logged and
 * has no effect on the call, unless it is an error of the JVM such as {@link OutOfMemoryError}, which ends the call.
 *
 * <p>All events of a call have the same {@link Call} object. {@link #started} is the first, and {@link
 * #ended} the last; each is told once, however the call ends. So a call does not end, at its deadline either, before its
 * listeners have returned.
 */
public interface ConnectorListener {
    /**
     * Returns a listener that logs each call when it has ended, in one line, at the level INFO of the logger {@code
     * io.dataconnectors.spi.ConnectorListener}: connector, workspace, method, template of the URL without its query, failure
     * kind, status, delivery, attempts, duration and call id.
     */
    static ConnectorListener logging() {
        return new LoggingListener();
    }

    /** A call begins; its inputs are not checked yet. */
    default void started(Call call) {}

    /**
     * A connection failed: to the API, or to the token endpoint that the call needs. This is for the host to see, and tells
     * more than an author of connectors may know. Told before {@link #attempted}, if the attempt was one of this call.
     */
    default void connectionFailed(Call call, ConnectionProblem problem) {}

    /**
     * The request is about to be sent: inputs, secrets and the URL are in order, and the signature is made.
     *
     * @param attempt 1 for the first attempt; 2 for one that follows it, and so on
     */
    default void sending(Call call, int attempt) {}

    /** An attempt to send the request has ended. One that found no address to send to was never {@linkplain #sending sent}. */
    default void attempted(Call call, Attempt attempt) {}

    /** A call has ended. */
    default void ended(Call call, Outcome outcome) {}

    /**
     * The call that an event is about.
     *
     * @param workspace the workspace of the connector
     * @param connector the name of the connector
     * @param callId the id of the call
     * @param method the request method
     * @param url the template of the URL, never the URL itself; in one line, with what its comments and arguments may have made
     *     {@linkplain Visible#line visible}
     */
    record Call(String workspace, String connector, String callId, Method method, String url) {
        /** Makes visible what an author may have put into the URL. */
        public Call {
            url = Visible.line(url);
        }
    }

    /**
     * One attempt.
     *
     * @param number 1 for the first
     * @param status the status that was answered, or null if there was no answer
     * @param failure why the attempt got no answer, or null if it got one
     * @param duration from the start of this attempt to its end
     */
    record Attempt(
            int number, @Nullable Integer status, @Nullable FailureKind failure, Duration duration) {}

    /**
     * The end of a call.
     *
     * @param failure why it failed, or null if it succeeded
     * @param delivery whether the request may have taken effect
     * @param status the last status that was answered, or null if there was no answer
     * @param attempts how many times the request was sent
     * @param requestBytes the size of the body that was sent
     * @param responseBytes the size of the decoded body that was answered
     * @param duration from the start of the call to its end
     */
    record Outcome(
            @Nullable FailureKind failure,
            Delivery delivery,
            @Nullable Integer status,
            int attempts,
            int requestBytes,
            int responseBytes,
            Duration duration) {}
}
