package io.dataconnectors.http.breaker;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.http.retry.Attempt;
import io.dataconnectors.http.retry.RetryAfter;
import java.time.Duration;

/** What one call finds out about its origin. */
public final class Trial {
    final Breakers.Key key;
    private final Breakers breakers;

    Trial(Breakers breakers, Breakers.Key key) {
        this.breakers = breakers;
        this.key = key;
    }

    /** Notes what came of an attempt. */
    public void attempted(ConnectorDefinition definition, Attempt attempt, Duration took) {
        switch (Evidence.of(definition, attempt, took)) {
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
