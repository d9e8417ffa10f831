package io.dataconnectors.http.internal.breaker;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Success;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.limit.FairMemory;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.internal.text.Visible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        String origin = trial.key.origin;
        Failing known = failing.get(trial.key.workspace, trial.key.origin);
        if (known == null || known.until == null) {
            return trial;
        }
        if (isAhead(known.until)) {
            String until = known.until
                    .plusNanos(999_999_999)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            throw new Stopped(
                    FailureKind.PAUSED,
                    origin + " failed " + known.inARow + " times in a row and is paused until " + until);
        }
        if (known.probe != null) {
            throw new Stopped(
                    FailureKind.PAUSED,
                    origin + " failed " + known.inARow + " times in a row, and another call is finding out whether it"
                            + " works again");
        }
        known.probe = trial;
        return trial;
    }

    /** A clock that was set back must not make a pause longer than pauses are. */
    private boolean isAhead(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return left.compareTo(Duration.ZERO) > 0 && left.compareTo(rules.longestPause()) <= 0;
    }

    boolean isPaused(Key key) {
        return anyFails && isKnownAsPaused(key);
    }

    private synchronized boolean isKnownAsPaused(Key key) {
        Failing known = failing.get(key.workspace, key.origin);
        return known != null && known.until != null && isAhead(known.until);
    }

    void works(Key key) {
        if (anyFails) {
            forget(key);
        }
    }

    private synchronized void forget(Key key) {
        Failing known = failing.remove(key.workspace, key.origin);
        anyFails = failing.size() > 0;
        if (known != null && known.until != null) {
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
        if (known.until == null) {
            known.count(now, rules.longestPause());
            if (known.inARow >= rules.failures()) {
                pause(trial.key, known, rules.pause(), asked, now);
            }
        } else if (known.probe == trial) {
            known.inARow++;
            pause(trial.key, known, rules.afterPauseOf(known.pause), asked, now);
        } // else the call had begun before the pause did, and tells nothing new
    }

    private void pause(Key key, Failing known, Duration pause, @Nullable Duration asked, Instant now) {
        known.pause = asked != null && asked.compareTo(pause) > 0 ? rules.capped(asked) : pause;
        known.until = now.plus(known.pause);
        known.probe = null;
        LOG.warn(
                "{} failed {} times in a row for workspace {} and is paused until {}",
                key.origin,
                known.inARow,
                Visible.line(key.workspace),
                known.until);
    }

    /** Ends a trial; if it was to find something out and has not, the next one may. */
    void end(Trial trial) {
        if (anyFails) {
            giveUp(trial);
        }
    }

    private synchronized void giveUp(Trial trial) {
        Failing known = failing.get(trial.key.workspace, trial.key.origin);
        if (known != null && known.probe == trial) {
            known.probe = null;
        }
    }

    /** Returns how many origins are paused now, each counted for every workspace that it is paused for. */
    public int paused() {
        return anyFails ? countPaused() : 0;
    }

    private synchronized int countPaused() {
        return failing.count(known -> known.until != null && isAhead(known.until));
    }

    synchronized int remembered() {
        return failing.size();
    }

    Clock clock() {
        return clock;
    }

    record Key(String workspace, String origin) {}

    /** What has failed since it last worked. */
    private static final class Failing {
        private int inARow;
        private Instant last = Instant.MIN;
        private Duration pause = Duration.ZERO;

        /** When the pause ends or ended, or null if there was none yet. */
        @Nullable
        private Instant until;

        @Nullable
        private Trial probe;

        /** One failure a day is not a row of them. */
        private void count(Instant now, Duration together) {
            boolean inTime = now.isBefore(last.plus(together));
            inARow = inTime ? inARow + 1 : 1;
            last = now;
        }
    }

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
