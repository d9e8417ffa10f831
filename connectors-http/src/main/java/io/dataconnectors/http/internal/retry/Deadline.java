package io.dataconnectors.http.internal.retry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a call ends, from the resolution of the name to the last byte of the answer, retries and their pauses included. */
public final class Deadline {
    private final long start = System.nanoTime();
    private final Duration limit;
    private final long nanos;

    private Deadline(Duration limit) {
        this.limit = limit;
        nanos = limit.toNanos(); // of a minute at most
    }

    /** Returns the earliest of the definition's limit, the caller's deadline and a minute from now. */
    public static Deadline of(ConnectorDefinition definition, Invocation invocation, Clock clock) {
        Duration limit = shorter(definition.limits().timeout(), Limits.MAX_TIMEOUT);
        Instant instant = invocation.deadline();
        if (instant != null) {
            Duration untilThen = Duration.between(clock.instant(), instant);
            limit = shorter(limit, untilThen.isNegative() ? Duration.ZERO : untilThen);
        }
        return new Deadline(limit);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    public Duration limit() {
        return limit;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public Duration remaining() {
        return limit.minus(elapsed());
    }

    /** Whether nothing of the time is left. */
    public boolean passed() {
        return System.nanoTime() - start >= nanos;
    }
}
