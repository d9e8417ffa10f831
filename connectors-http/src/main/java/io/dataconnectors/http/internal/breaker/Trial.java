package io.dataconnectors.http.internal.breaker;

import io.dataconnectors.Success;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Attempt;
import io.dataconnectors.http.internal.retry.RetryAfter;
import java.time.Duration;

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
        switch (OriginEvidence.of(success, attempt, took)) {
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
}
