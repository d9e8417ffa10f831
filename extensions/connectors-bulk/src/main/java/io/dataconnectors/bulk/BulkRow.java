package io.dataconnectors.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.Execution;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A row of a run: the inputs of one call, and what came of it.
 *
 * @param number the place of the row among those that were submitted, from 1 on
 * @param state what became of it
 * @param inputs the inputs of the call
 * @param tries how often the call was made
 * @param due when the call may be made next, or null if the row has ended
 * @param ended when the row ended, or null if it has not
 * @param outcome the outcome of the last call, or null if there was none. Outputs of more than 64 KiB are left out of it
 */
public record BulkRow(
        long number,
        State state,
        Map<String, Object> inputs,
        int tries,
        @Nullable Instant due,
        @Nullable Instant ended,
        @Nullable Execution outcome) {
    /** The states of a row. */
    public enum State {
        /** It is to be sent, is under way, or will be tried again. */
        WAITING,
        /** The call succeeded. */
        SUCCEEDED,
        /** The call failed for good. What was sent of it, the API has answered. */
        FAILED,
        /** The call may have taken effect or not, and is not made again. Somebody has to look at it. */
        UNKNOWN,
        /** It was not sent, because the run was cancelled. */
        CANCELLED
    }

    /** Checks that nothing is null that must be there. */
    public BulkRow {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(inputs, "inputs");
    }

    /** Returns the JSON form: a member for each part, null where there is nothing to say. */
    @JsonValue
    public Map<String, Object> form() {
        return Plain.object(
                "number",
                number,
                "state",
                state.name(),
                "inputs",
                inputs,
                "tries",
                tries,
                "due",
                BulkRun.time(due),
                "ended",
                BulkRun.time(ended),
                "outcome",
                outcome == null ? null : JsonForm.of(outcome));
    }

    /** Returns the number and the state; inputs may be personal. */
    @Override
    public String toString() {
        return "row " + number + ": " + state;
    }

    /**
     * One page of the rows of a run, in the order of their numbers.
     *
     * @param rows the rows
     * @param next the number after which the next page starts, or null if this is the last
     */
    public record Page(List<BulkRow> rows, @Nullable Long next) {
        /** Copies the list. */
        public Page {
            rows = List.copyOf(rows);
        }

        /** Returns the JSON form. */
        @JsonValue
        public Map<String, Object> form() {
            return Plain.object("rows", rows.stream().map(BulkRow::form).toList(), "next", next);
        }
    }
}
