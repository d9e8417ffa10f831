package io.dataconnectors.http.internal.retry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.answer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.annotation.Nullable;

/**
 * Decides whether and when a request is sent again. A write is repeated only if the definition says how the other system
 * recognises it, and never when its answer was lost.
 */
public final class Retries {
    private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final RandomGenerator random;

    public Retries(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns how long to wait before the next attempt, or null if there is to be none. */
    @Nullable
    public Duration pause(ConnectorDefinition definition, int attempts, Attempt last, Deadline deadline) {
        if (attempts > definition.retries() || !definition.isRepeatable() || !isPassing(definition, last)) {
            return null;
        }
        Duration pause = pause(attempts, last);
        return pause.compareTo(deadline.remaining()) < 0 ? pause : null;
    }

    private static boolean isPassing(ConnectorDefinition definition, Attempt last) {
        Failure failure = last.failure();
        if (failure == null) {
            Reply reply = last.reply();
            return reply != null
                    && STATUSES.contains(reply.status())
                    && !definition.response().success().allows(reply.status());
        }
        boolean lostAnswer = last.delivery() != Delivery.NOT_SENT;
        return failure.kind() == FailureKind.CONNECT_FAILED
                && !(lostAnswer && definition.request().method().writes());
    }

    private Duration pause(int attempts, Attempt last) {
        Duration asked = last.asksToWait(clock.instant());
        return asked != null ? asked : backoff(attempts);
    }

    /** Exponential with full jitter, so that callers who failed together do not come back together. */
    private Duration backoff(int attempts) {
        long most = Math.min(FIRST_PAUSE.toMillis() << (attempts - 1), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(Math.round(most * random.nextDouble()));
    }
}
