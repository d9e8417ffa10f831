package io.dataconnectors.bulk;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.internal.text.Moments.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.annotation.Nullable;

/**
 * The new state of a row after a call.
 *
 * @param state the state of the row
 * @param due when the call is made again; null if it is not
 */
record Verdict(BulkRow.State state, @Nullable Instant due) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** Nothing of this will be different later. */
    private static final Set<FailureKind> FOR_GOOD =
            EnumSet.of(FailureKind.INVALID_INPUT, FailureKind.SIGNER_UNAVAILABLE, FailureKind.BLOCKED);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** An API that asks for a longer time is asked again after this one. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);

    /**
     * Judges the outcome of a call. What had no effect is tried again later; a write that may have had one is not.
     *
     * @param tries how often the call was made by now
     * @param most how often it is made before it fails
     */
    static Verdict of(Execution outcome, boolean writes, int tries, int most, Instant now) {
        if (outcome.succeeded()) {
            return new Verdict(BulkRow.State.SUCCEEDED, null);
        }
        if (outcome.delivery() == Delivery.UNKNOWN && writes) {
            return new Verdict(BulkRow.State.UNKNOWN, null);
        }
        return tries < most && mayHelp(outcome)
                ? new Verdict(BulkRow.State.WAITING, now.plus(pause(outcome.answer(), tries, now)))
                : new Verdict(BulkRow.State.FAILED, null);
    }

    private static boolean mayHelp(Execution outcome) {
        Failure failure = outcome.failure();
        Answer answer = outcome.answer();
        return switch (outcome.delivery()) {
            case NOT_SENT -> failure != null && !FOR_GOOD.contains(failure.kind());
            case UNKNOWN -> true;
            case ANSWERED ->
                answer != null
                        && (answer.status() == TOO_MANY_REQUESTS
                                || (answer.status() == UNAVAILABLE && answer.header("Retry-After") != null));
        };
    }

    /** Doubles from try to try, with a fifth of chance so that rows do not come back together; or what the API asks for, if that is more. */
    private static Duration pause(@Nullable Answer answer, int tries, Instant now) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(tries - 1, 20);
        long pause = Math.min(doubled, LONGEST_PAUSE.toMillis());
        long asked = Math.min(asked(answer, now).toMillis(), LONGEST_ASKED.toMillis());
        return Duration.ofMillis(
                Math.max(pause, asked) + ThreadLocalRandom.current().nextLong(1 + pause / 5));
    }

    private static Duration asked(@Nullable Answer answer, Instant now) {
        String field = answer == null ? null : answer.header("Retry-After");
        Duration asked = field == null ? null : RetryAfter.parse(field, now);
        return asked == null ? Duration.ZERO : asked;
    }

    /** Returns the outcome of a call whose node died. */
    static Execution died(String callId) {
        return Execution.builder(callId)
                .delivery(Delivery.UNKNOWN)
                .failure(
                        Failure.of(
                                FailureKind.OUTCOME_UNKNOWN,
                                "The node that made the call ended before its outcome was known: the call may have taken effect"))
                .build();
    }
}
