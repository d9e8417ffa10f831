package io.dataconnectors.bulk;

import io.dataconnectors.Execution;
import io.dataconnectors.bulk.Version.StoredRow;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** The rows of runs, in the database: as they are submitted, as they are due, and as hosts look at them. */
final class RowTable {
    private static final String OF_LANE = " WHERE workspace = ? AND run_id = ? AND lane = ? AND due IS NOT NULL";

    private final Database database;

    RowTable(Database database) {
        this.database = database;
    }

    /**
     * Adds rows to a run that is being loaded.
     *
     * @param first the number of the first of them
     */
    void insert(String workspace, String run, long first, List<String> inputs, Instant now) {
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            long number = first + i;
            rows.add(List.of(workspace, run, number, Lane.of(number), now, inputs.get(i)));
        }
        database.inTransaction(() -> database.on("The rows of the run could not be written", sql -> {
            int loading = sql.update(
                    "UPDATE connectors_bulk_run SET touched = ?, total = ? WHERE workspace = ? AND id = ? AND state = 'LOADING'",
                    now,
                    first + inputs.size() - 1,
                    workspace,
                    run);
            expectLoading(loading, run);
            sql.batch(
                    "INSERT INTO connectors_bulk_row (workspace, run_id, number, lane, state, due, tries, inputs)"
                            + " VALUES (?, ?, ?, ?, 'WAITING', ?, 0, ?)",
                    rows);
            return loading;
        }));
    }

    private static void expectLoading(int runs, String run) {
        if (runs == 0) {
            throw new OvertakenException("The run " + run + " was erased while its rows were being written");
        }
    }

    /** Ends the loading of a run: its lanes are written, and it runs. */
    void loaded(String workspace, String run, long[] waiting) {
        List<List<?>> lanes = new ArrayList<>();
        for (int lane = 0; lane < waiting.length; lane++) {
            lanes.add(List.of(workspace, run, lane, waiting[lane]));
        }
        database.inTransaction(() -> database.on("The run could not be started", sql -> {
            sql.batch(
                    "INSERT INTO connectors_bulk_lane (workspace, run_id, number, underway, waiting, succeeded, failed,"
                            + " uncertain, cancelled) VALUES (?, ?, ?, '', ?, 0, 0, 0, 0)",
                    lanes);
            int begun = sql.update(
                    "UPDATE connectors_bulk_run SET state = 'RUNNING' WHERE workspace = ? AND id = ? AND state = 'LOADING'",
                    workspace,
                    run);
            expectLoading(begun, run);
            return begun;
        }));
    }

    /** Returns rows of a lane that may be sent now, in their order. */
    List<StoredRow> due(Lane lane, Instant now, int limit) {
        return database.apart(
                "The rows that are due could not be read",
                sql -> sql.list(
                        "SELECT number, tries, inputs FROM connectors_bulk_row" + OF_LANE
                                + " AND due <= ? ORDER BY due, number LIMIT ?",
                        row -> new StoredRow(
                                row.getLong("number"), row.getInt("tries"), Version.object(row.getString("inputs"))),
                        lane.workspace(),
                        lane.run(),
                        lane.number(),
                        now,
                        limit));
    }

    /** Returns when the next row of a lane is due, or nothing if all have ended. */
    Optional<Instant> nextDue(Lane lane) {
        return database.apart(
                "The rows that are due could not be read",
                sql -> sql.first(
                        "SELECT due FROM connectors_bulk_row" + OF_LANE + " ORDER BY due, number LIMIT 1",
                        row -> Sql.instant(row, "due"),
                        lane.workspace(),
                        lane.run(),
                        lane.number()));
    }

    /** Returns one page of the rows of a run, of a state or of any. */
    BulkRow.Page page(String workspace, String run, @Nullable BulkRow.State state, long after, int limit) {
        String where = state == null ? "" : " AND state = '" + state + "'";
        List<BulkRow> rows = database.apart(
                "The rows of the run could not be read",
                sql -> sql.list(
                        "SELECT number, state, inputs, tries, due, ended, outcome FROM connectors_bulk_row"
                                + " WHERE workspace = ? AND run_id = ? AND number > ?" + where
                                + " ORDER BY number LIMIT ?",
                        RowTable::row,
                        workspace,
                        run,
                        after,
                        limit + 1));
        boolean more = rows.size() > limit;
        List<BulkRow> shown = more ? rows.subList(0, limit) : rows;
        return new BulkRow.Page(shown, more ? shown.get(limit - 1).number() : null);
    }

    private static BulkRow row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new BulkRow(
                row.getLong("number"),
                BulkRow.State.valueOf(row.getString("state")),
                Version.object(row.getString("inputs")),
                row.getInt("tries"),
                RunTable.instantOrNull(row, "due"),
                RunTable.instantOrNull(row, "ended"),
                outcome == null ? null : JsonForm.readExecution(outcome));
    }

    /** A form of JSON as it is kept: texts beyond what a database takes are left out. */
    static final class Kept {
        /** How many characters the inputs of a row may have, and the context of a run. */
        static final int MOST_INPUTS = 256 * 1024;

        private static final int MOST_OUTCOME = 64 * 1024;

        private Kept() {}

        /** @throws IllegalArgumentException if the values are too large, or a database would keep others in their place */
        static String values(String what, Map<String, Object> values) {
            String json = Json.write(values);
            if (json.length() > MOST_INPUTS) {
                throw new IllegalArgumentException(
                        what + " have " + json.length() + " characters as JSON; " + MOST_INPUTS + " is the most");
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
                throw new IllegalArgumentException(
                        what + " have half of a character, a surrogate without the other, in a text");
            }
            return json;
        }

        /** Returns an outcome, without its outputs if they are too large. */
        static String outcome(Execution outcome) {
            String json = JsonForm.write(outcome);
            return json.length() <= MOST_OUTCOME ? json : JsonForm.write(withoutOutputs(outcome));
        }

        private static Execution withoutOutputs(Execution outcome) {
            Execution.Builder bare = Execution.builder(outcome.callId());
            if (outcome.answer() != null) {
                bare.answer(outcome.answer());
            }
            return bare.delivery(outcome.delivery())
                    .attempts(outcome.attempts())
                    .duration(outcome.duration())
                    .failure(outcome.failure())
                    .build();
        }
    }
}
