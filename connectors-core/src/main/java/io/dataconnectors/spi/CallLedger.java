package io.dataconnectors.spi;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Remembers writes that a host may repeat, so that each is sent at most once: a write is reserved before it is sent, and its
 * outcome is recorded afterwards. Nodes that share a ledger never send the same call twice.
 *
 * <p>A reservation belongs to its owner for a time, by the ledger's own clock. When that is over and there is no outcome, the
 * owner died: the call may have taken effect, and nobody may send it again. Outcomes are kept for as long as the ledger says,
 * and so is that a call died; what is forgotten could be sent again, so a host repeats no call that is older.
 *
 * <p>Implementations are safe for use by several threads, and take and return no nulls. They may block. What returns is
 * durable, as far as the ledger is, whatever becomes of a transaction of the host's that is open in the thread. They throw
 * {@link StorageException} when they cannot answer, and nothing else.
 */
public interface CallLedger {
    /**
     * Reserves a call for its owner, if nothing is known of its id. It is known from then on, until it is released or
     * forgotten.
     */
    Claim claim(Reservation wanted);

    /**
     * Keeps the outcome of a call, of which the registry has taken the answer but for its status, if it is still reserved for
     * this owner, even after its time; does nothing otherwise. Of a call whose person was {@linkplain #forget forgotten}
     * meanwhile, what is {@linkplain #bare bare} is kept.
     */
    void record(Reservation mine, Execution outcome);

    /** Forgets a call that was not sent, if it is still reserved for this owner and has no outcome; does nothing otherwise. */
    void release(Reservation mine);

    /**
     * Returns calls that died, for people to look after, in the order of the code points of their ids. The next page is after
     * the id of the last one; an empty list says that there are no more.
     *
     * @param after the id that all of them are after; empty for the first page
     * @param limit the most that are returned
     */
    List<Entry> died(String workspace, String after, int limit);

    /**
     * Returns the calls that were made on behalf of somebody, in the order of the code points of their ids, page by page as
     * {@link #died} does.
     */
    List<Entry> of(String workspace, String onBehalfOf, String after, int limit);

    /**
     * Erases what is kept of the calls that were made on behalf of somebody: for whom they were made, and of their outcomes what
     * is {@linkplain #bare not bare}. That they were made stays, so that none is sent again. Returns how many there were.
     */
    long forget(String workspace, String onBehalfOf);

    /** Erases all calls of a workspace, which is no more, and returns how many there were. */
    long erase(String workspace);

    /**
     * Returns an outcome without what came from outside: outputs, and what the API said of a failure. A success that had outputs
     * is a failure then, which says so.
     */
    static Execution bare(Execution outcome) {
        Failure failure = outcome.failure();
        Answer answer = outcome.answer();
        Execution.Builder bare = Execution.builder(outcome.callId());
        if (answer != null) {
            bare.answer(Answer.of(answer.status(), List.of(), new byte[0]));
        }
        if (failure != null) {
            bare.failure(failure.saying(null, null, List.of(), Map.of()));
        } else if (!outcome.outputs().isEmpty()) {
            bare.failure(Failure.of(
                    FailureKind.OUTPUTS_NOT_KEPT,
                    "The call succeeded earlier and is not sent again; its outputs were not kept"));
        }
        return bare.delivery(outcome.delivery())
                .attempts(outcome.attempts())
                .duration(outcome.duration())
                .build();
    }

    /**
     * Whether it never waits for anything, as one in memory does not. Then it is asked on the thread of the call; any other is
     * asked on a thread of its own, so that the call ends by its deadline.
     */
    default boolean answersAtOnce() {
        return false;
    }

    /**
     * A call that its owner wants to send.
     *
     * @param workspace the workspace of the connector
     * @param callId the id that the host gave the call
     * @param connector the name of the connector, for people
     * @param onBehalfOf for whom the call is made, or null if the host did not say
     * @param digest stands for all that makes it another call: connector, version, inputs, context, for whom; 64 hexadecimal
     *     digits
     * @param owner who wants to send it: another for each attempt to reserve, at most 64 characters
     * @param time how long the call may take from now on
     */
    record Reservation(
            String workspace,
            String callId,
            String connector,
            @Nullable String onBehalfOf,
            String digest,
            String owner,
            Duration time) {
        /** Checks that nothing is null but for whom the call is made. */
        public Reservation {
            Objects.requireNonNull(workspace, "workspace");
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(connector, "connector");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * A call that the ledger knows.
     *
     * @param callId the id that the host gave the call
     * @param connector the name of the connector
     * @param onBehalfOf for whom the call was made, or null if the host did not say, or had that erased
     * @param end when it ended; of one without an outcome, when its time is over
     * @param outcome the outcome, or null if there is none
     */
    record Entry(
            String callId,
            String connector,
            @Nullable String onBehalfOf,
            Instant end,
            @Nullable Execution outcome) {
        /** Checks that there is all that there must be. */
        public Entry {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(connector, "connector");
            Objects.requireNonNull(end, "end");
        }
    }

    /**
     * The answer to a claim.
     *
     * @param state what is known of the call
     * @param outcome the recorded outcome of a call that is {@link State#DONE}, else null
     */
    record Claim(State state, @Nullable Execution outcome) {
        /** The states of a call in the ledger, as they are told to who claims it. */
        public enum State {
            /** It was unknown, and is reserved now for who claims it, who alone may send it. */
            GRANTED,
            /** Another owner is sending it. */
            IN_FLIGHT,
            /** It has an outcome. */
            DONE,
            /** Its owner did not record an outcome in time: it may have taken effect. */
            DIED,
            /** The id belongs to a call with another digest. */
            OTHER
        }

        /** Checks that there is an outcome where the call has one, and nowhere else. */
        public Claim {
            if ((state == State.DONE) != (outcome != null)) {
                throw new IllegalArgumentException("A call that is done has an outcome, and no other has");
            }
        }

        /** Returns a state without an outcome. */
        public static Claim of(State state) {
            return new Claim(state, null);
        }

        /** Returns the outcome of a call that is done. */
        public static Claim done(Execution outcome) {
            return new Claim(State.DONE, Objects.requireNonNull(outcome, "outcome"));
        }
    }
}
