package io.dataconnectors.http.internal.breaker;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.failure.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.annotation.Nullable;

/** What has failed at one origin since it last worked, and until when it is paused for that. */
final class Failing {
    private int inARow;
    private Instant last = Instant.MIN;
    private Duration pause = Duration.ZERO;

    /** When the pause ends or ended, or null if there was none yet. */
    @Nullable
    private Instant until;

    /** What finds out whether the origin works again, or null if nothing does. */
    @Nullable
    private Trial probe;

    int inARow() {
        return inARow;
    }

    /** Whether there was a pause, which may be over. */
    boolean hasPaused() {
        return until != null;
    }

    boolean isPaused(Instant now, Rules rules) {
        return until != null && isAhead(until, now, rules);
    }

    /** A clock that was set back must not make a pause longer than pauses are. */
    private static boolean isAhead(Instant until, Instant now, Rules rules) {
        Duration left = Duration.between(now, until);
        return left.compareTo(Duration.ZERO) > 0 && left.compareTo(rules.longestPause()) <= 0;
    }

    /**
     * Lets a call go ahead: any while there was no pause, the first one after a pause.
     *
     * @throws Stopped if it may not
     */
    void admit(Trial trial, Instant now, Rules rules) throws Stopped {
        if (until == null) {
            return;
        }
        String failed = trial.key.origin() + " failed " + inARow + " times in a row";
        if (isAhead(until, now, rules)) {
            Instant rounded = until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
            throw new Stopped(FailureKind.PAUSED, failed + " and is paused until " + rounded);
        }
        if (probe != null) {
            throw new Stopped(FailureKind.PAUSED, failed + ", and another call is finding out whether it works again");
        }
        probe = trial;
    }

    /**
     * Counts a failure; returns until when there is a pause for it, or null if it makes none.
     *
     * @param asked how long the origin asks to be left alone, or null if it does not
     */
    @Nullable
    Instant fails(Trial trial, @Nullable Duration asked, Instant now, Rules rules) {
        if (until == null) {
            count(now, rules.longestPause());
            return inARow < rules.failures() ? null : pause(rules.pause(), asked, now, rules);
        }
        if (probe != trial) {
            return null; // the call had begun before the pause did, and tells nothing new
        }
        inARow++;
        return pause(rules.afterPauseOf(pause), asked, now, rules);
    }

    /** One failure a day is not a row of them. */
    private void count(Instant now, Duration together) {
        boolean inTime = now.isBefore(last.plus(together));
        inARow = inTime ? inARow + 1 : 1;
        last = now;
    }

    private Instant pause(Duration least, @Nullable Duration asked, Instant now, Rules rules) {
        pause = asked != null && asked.compareTo(least) > 0 ? rules.capped(asked) : least;
        Instant end = now.plus(pause);
        until = end;
        probe = null;
        return end;
    }

    /** Lets the next call find out what this one did not. */
    void giveUp(Trial trial) {
        if (probe == trial) {
            probe = null;
        }
    }
}
