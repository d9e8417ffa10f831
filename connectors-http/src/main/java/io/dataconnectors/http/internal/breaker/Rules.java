package io.dataconnectors.http.internal.breaker;

import java.time.Duration;

/**
 * When an origin is paused, and for how long.
 *
 * @param failures how many failures in a row it takes; 0 if nothing is ever paused
 * @param pause how long the first pause is; each that follows is twice as long as the one before
 * @param longestPause the longest that a pause becomes
 */
public record Rules(int failures, Duration pause, Duration longestPause) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Checks that all of it can be counted. */
    public Rules {
        if (failures < 0) {
            throw new IllegalArgumentException("It takes 1 failure or more to pause an origin, not " + failures);
        }
        boolean ordered = pause.compareTo(longestPause) <= 0 && longestPause.compareTo(DAY) <= 0;
        if (pause.isNegative() || pause.isZero() || !ordered) {
            throw new IllegalArgumentException("A pause is longer than nothing, the longest is no shorter and at most"
                    + " a day, unlike " + pause + " and " + longestPause);
        }
    }

    Duration afterPauseOf(Duration last) {
        return capped(last.multipliedBy(2));
    }

    Duration capped(Duration asked) {
        return asked.compareTo(longestPause) < 0 ? asked : longestPause;
    }
}
