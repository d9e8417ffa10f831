package io.dataconnectors.http.internal.breaker;

import io.dataconnectors.Failure;
import io.dataconnectors.Success;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Attempt;
import io.dataconnectors.http.internal.retry.RetryAfter;
import java.time.Duration;
import java.util.Set;

/** What one call, or one fetch of an access token, finds out about an origin. */
public final class Trial {
    final Breakers.Key key;
    private final Breakers breakers;

    Trial(Breakers breakers, Breakers.Key key) {
        this.breakers = breakers;
        this.key = key;
    }

    /**
     * Returns what goes ahead to an origin for the same workspace: this, if it has gone there itself, or else another.
     *
     * @throws Stopped if that origin is paused
     */
    public Trial at(String origin) throws Stopped {
        return key.origin().equals(origin) ? this : breakers.admit(key.workspace(), origin);
    }

    /**
     * Notes what came of an attempt.
     *
     * @param success which answers are what was asked for, whatever their status
     */
    public void attempted(Success success, Attempt attempt, Duration took) {
        switch (Evidence.of(success, attempt, took)) {
            case WORKS -> breakers.works(key);
            case FAILS ->
                breakers.fails(
                        this, RetryAfter.of(attempt.reply(), breakers.clock().instant()));
            case NONE -> {}
        }
    }

    /** Whether the origin is paused by now, so that it is not to be tried again. */
    public boolean isPaused() {
        return breakers.isPaused(key);
    }

    /** Ends the trial, whatever came of it. */
    public void end() {
        breakers.end(this);
    }

    /** The evidence that an attempt gives of the origin it went to. */
    private enum Evidence {
        /** It answered for itself, with an error of any other kind or 429 as well: it is there. */
        WORKS,
        /** It could not be reached, did not answer in time or not in HTTP, or a gateway before it said that it is away. */
        FAILS,
        /** Nothing, as when the call was cancelled. */
        NONE;

        private static final Set<Integer> AWAY = Set.of(502, 503, 504);

        /** A caller in a hurry does not show that an origin hangs. */
        private static final Duration PATIENCE = Duration.ofSeconds(1);

        static Evidence of(Success success, Attempt attempt, Duration took) {
            Failure failure = attempt.failure();
            Reply reply = attempt.reply();
            if (failure == null) {
                boolean away = reply != null && AWAY.contains(reply.status()) && !success.allows(reply.status());
                return away ? FAILS : WORKS;
            }
            return switch (failure.kind()) {
                case CONNECT_FAILED, TLS_FAILED -> FAILS;
                case TIMEOUT -> took.compareTo(PATIENCE) < 0 ? NONE : FAILS;
                case MALFORMED -> reply == null ? FAILS : WORKS;
                case TOO_LARGE -> WORKS;
                default -> NONE;
            };
        }
    }
}
