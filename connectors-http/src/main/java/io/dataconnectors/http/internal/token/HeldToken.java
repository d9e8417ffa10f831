package io.dataconnectors.http.internal.token;

import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.internal.call.TokenReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An access token with the times that its endpoint gave it. Its masks are made once: it may have thousands of characters. */
final class HeldToken {
    private static final Duration LONGEST_AHEAD = Duration.ofMinutes(1);

    private final Secret value;
    private final Masking masking;
    private final Instant due;
    private final Instant end;

    private HeldToken(Secret value, Instant due, Instant end) {
        this.value = value;
        this.masking = Masking.of(List.of(value));
        this.due = due;
        this.end = end;
    }

    /** Returns what an endpoint gave, counted from when it was asked: that is before the endpoint began to count. */
    static HeldToken of(TokenReader.AccessToken given, Instant asked) {
        Duration fifth = given.lifetime().dividedBy(5);
        Duration ahead = fifth.compareTo(LONGEST_AHEAD) < 0 ? fifth : LONGEST_AHEAD;
        Instant end = asked.plus(given.lifetime());
        return new HeldToken(given.value(), end.minus(ahead), end);
    }

    /** Whether it may still be sent. */
    boolean isUsable(Instant now) {
        return now.isBefore(end);
    }

    /** Whether it is time to fetch the next one: in the last fifth of its life, but of that the last minute at most. */
    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    Secret value() {
        return value;
    }

    Masking masking() {
        return masking;
    }

    /** Returns a mask. */
    @Override
    public String toString() {
        return value.toString();
    }
}
