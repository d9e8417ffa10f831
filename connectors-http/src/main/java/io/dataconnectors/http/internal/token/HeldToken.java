package io.dataconnectors.http.internal.token;

import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.internal.call.TokenReader;
import io.dataconnectors.spi.TokenStore;
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
    private final boolean shared;

    private HeldToken(Secret value, Instant due, Instant end, boolean shared) {
        this.value = value;
        this.masking = Masking.of(List.of(value));
        this.due = due;
        this.end = end;
        this.shared = shared;
    }

    /** Returns what an endpoint gave, counted from when it was asked: that is before the endpoint began to count. */
    static HeldToken of(TokenReader.AccessToken given, Instant asked) {
        Duration fifth = given.lifetime().dividedBy(5);
        Duration ahead = fifth.compareTo(LONGEST_AHEAD) < 0 ? fifth : LONGEST_AHEAD;
        Instant end = asked.plus(given.lifetime());
        return new HeldToken(given.value(), end.minus(ahead), end, false);
    }

    /** Returns what another node has fetched. */
    static HeldToken of(TokenStore.Token found) {
        return new HeldToken(found.value(), found.due(), found.end(), true);
    }

    /** Returns what other nodes may have. */
    TokenStore.Token toShare() {
        return new TokenStore.Token(value, due, end);
    }

    /** Whether another node has fetched it, some time ago: it may have been withdrawn. */
    boolean isShared() {
        return shared;
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
