package io.dataconnectors.http;

import io.dataconnectors.http.internal.breaker.Breakers;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.failure.ConnectionLog;
import io.dataconnectors.http.internal.limit.Places;
import io.dataconnectors.http.internal.retry.Retries;
import io.dataconnectors.http.internal.token.Tokens;
import io.dataconnectors.spi.ConnectorListener;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * Parts that all calls of an executor share.
 *
 * @param timer ends calls and pauses; runs nothing that takes long
 * @param context captures what is bound to the thread that makes a call; null if nothing is
 * @param threads run asynchronous calls, and what may block in code of the host's
 */
record Engine(
        Preparation preparation,
        Egress egress,
        Retries retries,
        Tokens tokens,
        Breakers breakers,
        Places places,
        ScheduledExecutorService timer,
        Threads threads,
        @Nullable Supplier<Executor> context,
        Clock clock,
        List<ConnectorListener> listeners,
        ConnectionLog connections,
        int maxResponseBytes) {
    /** Ends all that runs. Calls must have been ended before. */
    void close() {
        tokens.close();
        preparation.forgetSecrets();
        timer.shutdownNow();
        threads.retire(); // they still tell the calls in flight that they have ended
        egress.close();
    }
}
