package io.dataconnectors.http;

import io.dataconnectors.http.internal.breaker.Rules;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Rules for pausing calls to an origin that keeps failing, for one workspace: until the pause is over they end as {@code
 * PAUSED} at once, and nothing is sent. Then one call goes ahead; if it fails too the next pause is twice as long, if it
 * shows otherwise all is as before. Immutable; each method returns another.
 *
 * <p>A failure is an attempt that could not connect, that found no answer in HTTP/1.1 or none before the deadline (of a
 * second or more), or that was answered with 502, 503 or 504. Any other answer, 429 too, shows that the origin is there and
 * ends the row. Failures that are further apart than the longest pause are no row. If the last answer has a Retry-After
 * that is longer than the pause, the pause is as long, up to the longest. Token endpoints, and origins that others
 * redirect to, are asked and paused likewise, each for itself. The test of a connector is a call like any
 * other: what it is told says until when to wait.
 */
public final class CircuitBreaker {
    private static final CircuitBreaker STANDARD =
            new CircuitBreaker(new Rules(10, Duration.ofSeconds(5), Duration.ofMinutes(1)));
    private static final CircuitBreaker OFF =
            new CircuitBreaker(new Rules(0, Duration.ofSeconds(5), Duration.ofMinutes(1)));

    private final Rules rules;

    private CircuitBreaker(Rules rules) {
        this.rules = rules;
    }

    /** Returns the breaker that is used by default: after 10 failures in a row a pause of 5 seconds, growing to a minute. */
    public static CircuitBreaker standard() {
        return STANDARD;
    }

    /** Returns a breaker that never pauses anything. */
    public static CircuitBreaker off() {
        return OFF;
    }

    /**
     * Returns this breaker with another number of failures in a row.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CircuitBreaker failures(int inARow) {
        if (inARow < 1) {
            throw new IllegalArgumentException("It takes 1 failure or more to pause an origin, not " + inARow);
        }
        return new CircuitBreaker(new Rules(inARow, rules.pause(), rules.longestPause()));
    }

    /**
     * Returns this breaker with other pauses.
     *
     * @throws IllegalArgumentException if the first is not longer than nothing, or is longer than the longest, or
     *     that is longer than a day
     */
    public CircuitBreaker pause(Duration first, Duration longest) {
        Objects.requireNonNull(first, "first");
        return new CircuitBreaker(new Rules(rules.failures(), first, Objects.requireNonNull(longest, "longest")));
    }

    Rules rules() {
        return rules;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CircuitBreaker that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    /** Returns the numbers in one text. */
    @Override
    public String toString() {
        return rules.failures() == 0
                ? "off"
                : "after " + rules.failures() + " failures a pause of " + rules.pause() + ", at most "
                        + rules.longestPause();
    }
}
