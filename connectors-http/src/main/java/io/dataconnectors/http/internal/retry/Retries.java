package io.dataconnectors.http.internal.retry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.text.Moments.RetryAfter;
import io.dataconnectors.spi.ConnectionProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.annotation.Nullable;

/**
 * Decides whether and when a request is sent again: after which {@link Attempt}, and before which {@link Deadline}. A write is repeated only if the definition says how the other system
 * recognises it, and never when its answer was lost.
 */
public final class Retries {
    private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final RandomGenerator random;

    public Retries(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns how long to wait before the next attempt, or null if there is to be none. */
    @Nullable
    public Duration pause(ConnectorDefinition definition, int attempts, Attempt last, Deadline deadline) {
        if (attempts > definition.retries() || !definition.isRepeatable() || !isPassing(definition, last)) {
            return null;
        }
        Duration pause = pause(attempts, last);
        return pause.compareTo(deadline.remaining()) < 0 ? pause : null;
    }

    private static boolean isPassing(ConnectorDefinition definition, Attempt last) {
        Failure failure = last.failure();
        if (failure == null) {
            Reply reply = last.reply();
            return reply != null
                    && STATUSES.contains(reply.status())
                    && !definition.response().success().allows(reply.status());
        }
        boolean lostAnswer = last.delivery() != Delivery.NOT_SENT;
        return failure.kind() == FailureKind.CONNECT_FAILED
                && !(lostAnswer && definition.request().method().writes());
    }

    private Duration pause(int attempts, Attempt last) {
        Duration asked = last.asksToWait(clock.instant());
        return asked != null ? asked : backoff(attempts);
    }

    /** Exponential with full jitter, so that callers who failed together do not come back together. */
    private Duration backoff(int attempts) {
        long most = Math.min(FIRST_PAUSE.toMillis() << (attempts - 1), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(Math.round(most * random.nextDouble()));
    }

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

    /** When a call ends, from the resolution of the name to the last byte of the answer, retries and their pauses included. */
    public static final class Deadline {
        private final long start = System.nanoTime();
        private final Duration limit;
        private final long nanos;

        private Deadline(Duration limit) {
            this.limit = limit;
            nanos = limit.toNanos(); // of a minute at most
        }

        /** Returns the deadline of a call that begins now. */
        public static Deadline of(CompiledCall call, Clock clock) {
            return new Deadline(call.time(clock));
        }

        public Duration limit() {
            return limit;
        }

        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        public Duration remaining() {
            return limit.minus(elapsed());
        }

        /** Whether nothing of the time is left. */
        public boolean passed() {
            return System.nanoTime() - start >= nanos;
        }
    }
}
