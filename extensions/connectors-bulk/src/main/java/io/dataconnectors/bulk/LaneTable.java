package io.dataconnectors.bulk;

import io.dataconnectors.Execution;
import io.dataconnectors.bulk.Version.StoredRow;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * The lanes of runs, in the database, which make sure that no write is sent twice. A lane has one holder, and names the rows that
 * are under way before the first byte of them is sent. What a holder writes has no effect once another has taken the lane, and
 * then it sends nothing. A row that was under way when its holder died may have taken effect.
 */
final class LaneTable {
    private static final String LANE = " WHERE workspace = ? AND run_id = ? AND number = ?";

    private final Database database;

    LaneTable(Database database) {
        this.database = database;
    }

    /** A call that has ended, and what becomes of its row. */
    record Ended(StoredRow row, Execution outcome, Verdict verdict) {}

    /**
     * Takes a lane. Writes that its last holder left under way end as unknown; reads are made again.
     *
     * @param holder what nobody else is called
     */
    void take(Lane lane, String holder, boolean writes, Instant now) {
        database.inTransaction(() -> database.on("The lane of the run could not be taken", sql -> {
            String left = sql.first(
                            "SELECT underway FROM connectors_bulk_lane" + LANE + " FOR UPDATE",
                            row -> row.getString("underway"),
                            lane.workspace(),
                            lane.run(),
                            lane.number())
                    .orElseThrow(() -> new OvertakenException("The run " + lane.run() + " was erased"));
            int unknown = writes ? unknown(sql, lane, left, now) : 0;
            return sql.update(
                    "UPDATE connectors_bulk_lane SET holder = ?, underway = '', waiting = waiting - ?, uncertain = uncertain + ?"
                            + LANE,
                    holder,
                    unknown,
                    unknown,
                    lane.workspace(),
                    lane.run(),
                    lane.number());
        }));
    }

    private static int unknown(Sql sql, Lane lane, String left, Instant now) throws SQLException {
        int count = 0;
        for (String number : left.isEmpty() ? List.<String>of() : Arrays.asList(left.split(",", -1))) {
            StoredRow row = new StoredRow(Long.parseLong(number), 0, Map.of());
            count += sql.update(
                    "UPDATE connectors_bulk_row SET state = 'UNKNOWN', due = NULL, ended = ?, tries = tries + 1, outcome = ?"
                            + " WHERE workspace = ? AND run_id = ? AND number = ? AND due IS NOT NULL",
                    now,
                    RowTable.Kept.outcome(Verdict.died(row.callId(lane.run()))),
                    lane.workspace(),
                    lane.run(),
                    row.number());
        }
        return count;
    }

    /**
     * Writes what has ended and what is under way from now on, in one transaction. Returns whether the run goes on: if it does
     * not, what was to be sent is not, and is not noted as under way.
     *
     * @param still the rows that are under way and go on
     * @param next the rows that are to be sent
     * @throws OvertakenException if the lane is another's by now
     */
    boolean write(
            Lane lane,
            String holder,
            List<Ended> ended,
            Collection<StoredRow> still,
            List<StoredRow> next,
            Instant now) {
        return database.inTransaction(() -> database.on("The rows of the run could not be written", sql -> {
            boolean goesOn = "RUNNING".equals(state(sql, lane));
            List<StoredRow> underway = new ArrayList<>(still);
            if (goesOn) {
                underway.addAll(next);
            }
            count(sql, lane, holder, ended, numbers(underway));
            sql.batch(
                    "UPDATE connectors_bulk_row SET state = ?, due = ?, tries = ?, outcome = ?, ended = ?"
                            + " WHERE workspace = ? AND run_id = ? AND number = ?",
                    ended.stream().map(end -> parameters(lane, end, now)).toList());
            return goesOn;
        }));
    }

    /** Returns those calls whose end is not written. That of others was, and the answer to the commit was lost. */
    List<Ended> unwritten(Lane lane, List<Ended> ended) {
        if (ended.isEmpty()) {
            return ended;
        }
        List<Object> parameters = new ArrayList<>(List.of(lane.workspace(), lane.run()));
        ended.forEach(end -> parameters.add(end.row().number()));
        String numbers = String.join(", ", Collections.nCopies(ended.size(), "?"));
        Set<Long> open = new HashSet<>(database.apart(
                "The rows of the run could not be read",
                sql -> sql.list(
                        "SELECT number FROM connectors_bulk_row WHERE workspace = ? AND run_id = ? AND number IN ("
                                + numbers + ") AND due IS NOT NULL",
                        row -> row.getLong("number"),
                        parameters.toArray())));
        return ended.stream().filter(end -> open.contains(end.row().number())).toList();
    }

    @Nullable
    private static String state(Sql sql, Lane lane) throws SQLException {
        return sql.first(
                        "SELECT state FROM connectors_bulk_run WHERE workspace = ? AND id = ?",
                        row -> row.getString("state"),
                        lane.workspace(),
                        lane.run())
                .orElse(null);
    }

    private static String numbers(List<StoredRow> rows) {
        return rows.stream().map(row -> Long.toString(row.number())).collect(Collectors.joining(","));
    }

    private static void count(Sql sql, Lane lane, String holder, List<Ended> ended, String underway)
            throws SQLException {
        Map<BulkRow.State, Integer> counts = new EnumMap<>(BulkRow.State.class);
        ended.forEach(end -> counts.merge(end.verdict().state(), 1, Integer::sum));
        int succeeded = counts.getOrDefault(BulkRow.State.SUCCEEDED, 0);
        int failed = counts.getOrDefault(BulkRow.State.FAILED, 0);
        int unknown = counts.getOrDefault(BulkRow.State.UNKNOWN, 0);
        int lanes = sql.update(
                "UPDATE connectors_bulk_lane SET underway = ?, waiting = waiting - ?, succeeded = succeeded + ?,"
                        + " failed = failed + ?, uncertain = uncertain + ?" + LANE + " AND holder = ?",
                underway,
                succeeded + failed + unknown,
                succeeded,
                failed,
                unknown,
                lane.workspace(),
                lane.run(),
                lane.number(),
                holder);
        expectHeld(lanes, lane);
    }

    private static void expectHeld(int lanes, Lane lane) {
        if (lanes == 0) {
            throw new OvertakenException("Another node works on a lane of the run " + lane.run() + " by now");
        }
    }

    private static List<?> parameters(Lane lane, Ended end, Instant now) {
        return Arrays.asList(
                end.verdict().state().name(),
                end.verdict().due(),
                end.row().tries() + 1,
                RowTable.Kept.outcome(end.outcome()),
                end.verdict().due() == null ? now : null,
                lane.workspace(),
                lane.run(),
                end.row().number());
    }

    /**
     * Marks what was not sent of a lane as cancelled.
     *
     * @throws OvertakenException if the lane is another's by now
     */
    void cancel(Lane lane, String holder, Instant now) {
        database.inTransaction(() -> database.on("The rows of the run could not be cancelled", sql -> {
            // the lane before its rows, as everybody locks them
            int held = sql.list(
                            "SELECT number FROM connectors_bulk_lane" + LANE + " AND holder = ? FOR UPDATE",
                            row -> row.getInt("number"),
                            lane.workspace(),
                            lane.run(),
                            lane.number(),
                            holder)
                    .size();
            expectHeld(held, lane);
            int rows = sql.update(
                    "UPDATE connectors_bulk_row SET state = 'CANCELLED', due = NULL, ended = ?"
                            + " WHERE workspace = ? AND run_id = ? AND lane = ? AND due IS NOT NULL",
                    now,
                    lane.workspace(),
                    lane.run(),
                    lane.number());
            return sql.update(
                    "UPDATE connectors_bulk_lane SET waiting = waiting - ?, cancelled = cancelled + ?" + LANE,
                    rows,
                    rows,
                    lane.workspace(),
                    lane.run(),
                    lane.number());
        }));
    }

    /** Returns the lanes of a run that have rows to send. */
    List<Lane> waiting(String workspace, String run) {
        return database.apart(
                "The lanes of the run could not be read",
                sql -> sql.list(
                        "SELECT number FROM connectors_bulk_lane WHERE workspace = ? AND run_id = ? AND waiting > 0"
                                + " ORDER BY number",
                        row -> new Lane(workspace, run, row.getInt("number")),
                        workspace,
                        run));
    }
}
