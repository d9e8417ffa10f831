package io.dataconnectors.http.internal.retry;

import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.text.RetryAfter;
import io.dataconnectors.spi.ConnectionProblem;
import java.time.Duration;
import java.time.Instant;
import javax.annotation.Nullable;

/**
 * The outcome of one attempt to send a request.
 *
 * @param reply what was answered, its head alone if there is a failure too; null if nothing was
 * @param failure why there is no whole answer, or null if there is one
 * @param problem what went wrong with the connection, for the host alone, or null if that is not why
 * @param delivery how far the request came
 */
public record Attempt(
        @Nullable Reply reply,
        @Nullable Failure failure,
        @Nullable ConnectionProblem problem,
        Delivery delivery) {
    public static Attempt answered(Reply reply) {
        return new Attempt(reply, null, null, Delivery.ANSWERED);
    }

    public static Attempt failed(@Nullable Reply head, Stopped why, Delivery delivery) {
        return new Attempt(head, why.failure(), why.problem(), delivery);
    }

    public static Attempt notSent(Stopped why) {
        return failed(null, why, Delivery.NOT_SENT);
    }

    /** Returns an attempt that was given up before it ended, and has no failure of its own. */
    public static Attempt interrupted(@Nullable Reply head, Delivery delivery) {
        return new Attempt(head, null, null, delivery);
    }

    /** Returns how long the answer asks to wait, or null if it does not, or there is none. */
    @Nullable
    public Duration asksToWait(Instant now) {
        return reply == null ? null : RetryAfter.parse(reply.value("Retry-After"), now);
    }

    /**
     * Returns what this attempt, the latest, means for a call with an earlier one: an answer counts and stays, and what may
     * have been sent is never reported as not sent.
     */
    public Attempt after(@Nullable Attempt earlier) {
        if (earlier == null || delivery == Delivery.ANSWERED) {
            return this;
        }
        Reply last = reply != null ? reply : earlier.reply;
        return new Attempt(last, failure, problem, delivery == Delivery.UNKNOWN ? delivery : earlier.delivery);
    }
}
