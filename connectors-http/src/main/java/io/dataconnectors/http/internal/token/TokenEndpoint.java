package io.dataconnectors.http.internal.token;

import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.failure.ConnectionLog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Asks token endpoints, by the same way out as every call.
 *
 * @param blocking runs the sending of a workspace where the transport takes a thread for it
 * @param workers run what takes longer than the threads of the network may, for a workspace
 * @param limit ends what no call may wait for any longer
 */
public record TokenEndpoint(
        Egress egress,
        ConnectionLog connections,
        ScheduledExecutorService timer,
        Function<String, Executor> blocking,
        Function<String, Executor> workers,
        Clock clock,
        Duration limit) {
    /** However long calls may take: as long as one does that says nothing of it. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    /** Starts to fetch a token. */
    TokenFetch fetch(TokenRequest request, Trial asking) {
        TokenFetch fetch = new TokenFetch(this, request, asking);
        fetch.start();
        return fetch;
    }
}
