package io.dataconnectors.spi;

import io.dataconnectors.CallQuery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.StorageException;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps a log of calls: of what was live and of tests, but not of simulations. Bodies are kept only if the host asks for them,
 * and for a time of their own.
 *
 * <p>Implementations are safe for use by several threads, and take and return no nulls. All methods but {@link #append} may
 * throw {@link StorageException}. No method ever shows a call of another workspace.
 */
public interface ExecutionLog {
    /**
     * Adds a call that has ended. It returns at once and throws nothing: a log that takes time to write does so later, on a
     * thread of its own, and drops what it cannot write. So a call may be found a moment after it has ended.
     */
    void append(LoggedCall call);

    /**
     * Returns one page of the calls that match, the one that began last first. A call that is in the log from the first page
     * to the last is on exactly one of them, whatever else comes and goes.
     *
     * @throws IllegalArgumentException if the query is after something that no page said
     */
    LoggedCall.Page find(String workspace, CallQuery query);

    /** Erases all calls of a workspace that were appended before, and returns how many there were. */
    long erase(String workspace);

    /** Erases all calls of a workspace that were made on behalf of somebody, and returns how many there were. */
    long erase(String workspace, String onBehalfOf);

    /** Returns how many calls wait to be written now; 0 for a log that writes at once. */
    default int waiting() {
        return 0;
    }

    /** Returns how many calls were dropped since the log was opened, as they had no room or could not be written. */
    default long dropped() {
        return 0;
    }

    /**
     * The limits of how long and how many calls are kept. What is older, or more, goes soon after, the oldest first.
     *
     * @param age how long a call is kept, from when it began
     * @param calls how many calls of a workspace are kept
     * @param bodies how long the request and the answer of a call are kept, from when it began
     */
    record Retention(Duration age, int calls, Duration bodies) {
        /** 30 days, a million calls of a workspace, and three days for bodies. */
        public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 1_000_000, Duration.ofDays(3));

        /**
         * Checks that something is kept.
         *
         * @throws IllegalArgumentException if a time or the number is not positive
         */
        public Retention {
            Objects.requireNonNull(age, "age");
            Objects.requireNonNull(bodies, "bodies");
            if (age.isNegative() || age.isZero() || bodies.isNegative() || bodies.isZero() || calls < 1) {
                throw new IllegalArgumentException(
                        "A log keeps 1 or more calls, and calls and bodies for a time above zero");
            }
        }
    }
}
