package io.dataconnectors.http.internal.breaker;

import io.dataconnectors.Failure;
import io.dataconnectors.Success;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.limit.FairMemory;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.internal.text.Characters.Visible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what fails, by workspace and origin, and refuses calls to it for a while. When a pause is over one call goes
 * ahead to see whether the origin works again, and the others go on waiting for its outcome.
 */
public final class Breakers {
    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    /** Of all origins together: authors can name any number of them. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Rules rules;
    private final Clock clock;
    private final FairMemory<String, Failing> failing = new FairMemory<>(MOST_REMEMBERED); // by origin

    /** While nothing fails, no call waits for another to look. */
    private volatile boolean anyFails;

    /** Makes breakers that remember nothing yet. */
    public Breakers(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Lets a call go ahead.
     *
     * @throws Stopped if its origin is paused for its workspace
     */
    public Trial admit(String workspace, String origin) throws Stopped {
        Trial trial = new Trial(this, new Key(workspace, origin));
        return anyFails ? admit(trial) : trial;
    }

    private synchronized Trial admit(Trial trial) throws Stopped {
        Failing known = failing.get(trial.key.workspace, trial.key.origin);
        if (known != null) {
            known.admit(trial, clock.instant(), rules);
        }
        return trial;
    }

    boolean isPaused(Key key) {
        return anyFails && isKnownAsPaused(key);
    }

    private synchronized boolean isKnownAsPaused(Key key) {
        Failing known = failing.get(key.workspace, key.origin);
        return known != null && known.isPaused(clock.instant(), rules);
    }

    void works(Key key) {
        if (anyFails) {
            forget(key);
        }
    }

    private synchronized void forget(Key key) {
        Failing known = failing.remove(key.workspace, key.origin);
        anyFails = failing.size() > 0;
        if (known != null && known.hasPaused()) {
            LOG.info("{} works again for workspace {}", key.origin, Visible.line(key.workspace));
        }
    }

    synchronized void fails(Trial trial, @Nullable Duration asked) {
        if (rules.failures() == 0) {
            return;
        }
        Instant now = clock.instant();
        Failing known = failing.get(trial.key.workspace, trial.key.origin, Failing::new);
        anyFails = true;
        Instant until = known.fails(trial, asked, now, rules);
        if (until != null) {
            LOG.warn(
                    "{} failed {} times in a row for workspace {} and is paused until {}",
                    trial.key.origin,
                    known.inARow(),
                    Visible.line(trial.key.workspace),
                    until);
        }
    }

    /** Ends a trial; if it was to find something out and has not, the next one may. */
    void end(Trial trial) {
        if (anyFails) {
            giveUp(trial);
        }
    }

    private synchronized void giveUp(Trial trial) {
        Failing known = failing.get(trial.key.workspace, trial.key.origin);
        if (known != null) {
            known.giveUp(trial);
        }
    }

    /** Returns how many origins are paused now, each counted for every workspace that it is paused for. */
    public int paused() {
        return anyFails ? countPaused() : 0;
    }

    private synchronized int countPaused() {
        return failing.count(known -> known.isPaused(clock.instant(), rules));
    }

    synchronized int remembered() {
        return failing.size();
    }

    Clock clock() {
        return clock;
    }

    record Key(String workspace, String origin) {}

    /** What one call, or one fetch of an access token, finds out about an origin. */
    public static final class Trial {
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
                    breakers.fails(this, attempt.asksToWait(breakers.clock().instant()));
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
}
