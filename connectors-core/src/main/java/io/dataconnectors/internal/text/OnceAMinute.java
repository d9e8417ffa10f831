package io.dataconnectors.internal.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides what the host's log says: of each thing once a minute at most, and of no more than {@value #MOST} things a minute,
 * for strangers choose what fails. Safe for use by several threads.
 */
public final class OnceAMinute {
    static final int MOST = 200;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> said = new LinkedHashMap<>(); // the oldest first

    public OnceAMinute(Clock clock) {
        this.clock = clock;
    }

    /** Whether a thing is to be said now; if so, it has been. */
    public synchronized boolean says(String thing) {
        Instant now = clock.instant();
        said.values().removeIf(then -> Duration.between(then, now).abs().compareTo(MINUTE) >= 0);
        return said.size() < MOST && said.putIfAbsent(thing, now) == null;
    }
}
