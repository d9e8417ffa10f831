package io.dataconnectors.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.Plain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A run as it stands; once it has ended, its report.
 *
 * @param workspace the workspace of the connector
 * @param id the id of the run
 * @param connector the name of the connector
 * @param digest the digest of the version that the run calls from its first to its last row
 * @param state where the run is
 * @param rows how many rows there are in each state
 * @param onBehalfOf for whom the calls are made, or null if the host does not say
 * @param by who submitted the run, or null if the host does not say
 * @param perSecond the most calls that start in a second, or null for no such limit
 * @param created when it was submitted
 * @param ended when its last row ended, or null if it goes on
 */
public record BulkRun(
        String workspace,
        String id,
        String connector,
        String digest,
        State state,
        Rows rows,
        @Nullable String onBehalfOf,
        @Nullable String by,
        @Nullable Double perSecond,
        Instant created,
        @Nullable Instant ended) {
    /** The states of a run. */
    public enum State {
        /** Its rows are being written. Nothing is sent yet. */
        LOADING,
        /** Its rows are sent. */
        RUNNING,
        /** Nothing more is sent until it is resumed. */
        PAUSED,
        /** It was cancelled, and rows that were not sent are being marked as such. */
        CANCELLING,
        /** It was cancelled, and nothing of it is left to do. */
        CANCELLED,
        /** All rows have ended, in whatever way. */
        DONE;

        /** Whether the run will never send anything again. */
        public boolean isOver() {
            return this == CANCELLED || this == DONE;
        }
    }

    /**
     * Numbers of rows.
     *
     * @param waiting how many are to be sent, are under way, or will be tried again
     * @param succeeded how many calls succeeded
     * @param failed how many calls failed for good
     * @param unknown how many calls may have taken effect or not: somebody has to look at each
     * @param cancelled how many were not sent because the run was cancelled
     */
    public record Rows(long waiting, long succeeded, long failed, long unknown, long cancelled) {
        /** Returns how many rows there are. */
        public long total() {
            return waiting + ended();
        }

        /** Returns how many rows have ended, in whatever way. */
        public long ended() {
            return succeeded + failed + unknown + cancelled;
        }

        /** Returns the JSON form: a member for each number, and {@code total}. */
        @JsonValue
        public Map<String, Object> form() {
            return Plain.object(
                    "total", total(),
                    "waiting", waiting,
                    "succeeded", succeeded,
                    "failed", failed,
                    "unknown", unknown,
                    "cancelled", cancelled);
        }
    }

    /** Checks that nothing is null that must be there. */
    public BulkRun {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(connector, "connector");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(created, "created");
    }

    /** Returns the JSON form: a member for each part, null where there is nothing to say. */
    @JsonValue
    public Map<String, Object> form() {
        return Plain.object(
                "workspace", workspace,
                "id", id,
                "connector", connector,
                "digest", digest,
                "state", state.name(),
                "rows", rows.form(),
                "onBehalfOf", onBehalfOf,
                "by", by,
                "perSecond", perSecond,
                "created", time(created),
                "ended", time(ended));
    }

    /** Returns a time as forms have it: to the millisecond. */
    @Nullable
    static String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Returns the connector, the state and the numbers of rows in one line. */
    @Override
    public String toString() {
        return connector + ": " + state + ", " + rows.ended() + " of " + rows.total() + " rows ended: " + rows.succeeded
                + " succeeded, " + rows.failed + " failed, " + rows.unknown + " may have taken effect, "
                + rows.cancelled
                + " not sent";
    }
}
