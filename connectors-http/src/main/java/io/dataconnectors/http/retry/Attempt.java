package io.dataconnectors.http.retry;

import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.http.answer.Reply;
import javax.annotation.Nullable;

/**
 * What came of one attempt to send a request.
 *
 * @param reply what was answered, its head alone if there is a failure too; null if nothing was
 * @param failure why there is no whole answer, or null if there is one
 * @param delivery how far the request came
 */
public record Attempt(@Nullable Reply reply, @Nullable Failure failure, Delivery delivery) {
    public static Attempt answered(Reply reply) {
        return new Attempt(reply, null, Delivery.ANSWERED);
    }

    public static Attempt failed(@Nullable Reply head, Failure failure, Delivery delivery) {
        return new Attempt(head, failure, delivery);
    }

    public static Attempt notSent(Failure failure) {
        return new Attempt(null, failure, Delivery.NOT_SENT);
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
        return new Attempt(last, failure, delivery == Delivery.UNKNOWN ? delivery : earlier.delivery);
    }
}
