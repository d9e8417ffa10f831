package io.dataconnectors.spi;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.RequestPreview;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Makes the calls that definitions describe. The module {@code connectors-http} has the one for HTTPS.
 *
 * <p>Implementations are safe for use by several threads, and take and return no nulls. They throw nothing for what the
 * other side does, nor for bad inputs or missing secrets: that is the {@link Execution}.
 */
public interface ConnectorExecutor {
    /** Makes a call and returns its outcome; ends by the deadline. */
    Execution execute(ConnectorCall call);

    /**
     * Starts a call and returns a future of its outcome, which is never completed with an exception, but for errors of the JVM
     * such as {@link OutOfMemoryError}. Cancelling the future ends the call and its connection.
     */
    CompletableFuture<Execution> executeAsync(ConnectorCall call);

    /**
     * Captures what is bound to the thread that asks, such as a logging context, and returns what runs a step within it, at
     * once. It is for calls that are started later, on another thread than that of their caller. By default there is nothing to
     * capture.
     */
    default Executor callersContext() {
        return Runnable::run;
    }

    /** Does all that a call does, but reads the answer given instead of sending anything. */
    Execution simulate(ConnectorCall call, Answer canned);

    /**
     * Returns the request that a call would send, with masked secrets. No secret is resolved and nothing is sent.
     *
     * @throws io.dataconnectors.InvalidInputException if the inputs break a rule of the definition
     */
    RequestPreview preview(ConnectorCall call);
}
