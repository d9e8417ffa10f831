package io.dataconnectors.jdbc.internal.ledger;

import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** The statements of the table {@code connectors_ledger}. All times are by the clock of the database. */
final class LedgerTable {
    /** How many rows are erased by one statement. */
    private static final int PIECE = 1_000;

    private static final String IN_SECONDS = "CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND";
    private static final String ROW = " WHERE workspace = ? AND call_id = ?";
    private static final String MINE = ROW + " AND owner = ? AND outcome IS NULL";
    private static final String KNOWN = " AND ends > CURRENT_TIMESTAMP - " + IN_SECONDS;
    private static final String OLD = " AND ends <= CURRENT_TIMESTAMP - " + IN_SECONDS;
    private static final String LAST_OF_PIECE = " OFFSET " + (PIECE - 1) + " ROWS FETCH NEXT 1 ROW ONLY";
    private static final String SELECT = "SELECT call_id, connector, on_behalf_of, digest, ends, key_name, outcome,"
            + " ends > CURRENT_TIMESTAMP AS in_time FROM connectors_ledger";

    private final Duration remembered;

    LedgerTable(Duration remembered) {
        this.remembered = remembered;
    }

    /**
     * A row.
     *
     * @param end when the reservation ends, or the outcome was recorded
     * @param inTime whether that is still to come
     * @param outcome the outcome, or null if there is none
     */
    record Row(
            String callId,
            String connector,
            @Nullable String onBehalfOf,
            String digest,
            Instant end,
            boolean inTime,
            @Nullable KeptOutcome outcome) {
        static Row of(ResultSet row) throws SQLException {
            byte[] outcome = row.getBytes("outcome");
            return new Row(
                    row.getString("call_id"),
                    row.getString("connector"),
                    row.getString("on_behalf_of"),
                    row.getString("digest"),
                    Sql.instant(row, "ends"),
                    row.getBoolean("in_time"),
                    outcome == null ? null : new KeptOutcome(row.getString("key_name"), outcome));
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    /** Returns whether nothing was known of the call, so that it is reserved now. */
    boolean reserve(Sql sql, Reservation wanted) throws SQLException {
        return sql.insertUnlessTaken(
                "INSERT INTO connectors_ledger (workspace, call_id, connector, on_behalf_of, digest, owner, ends)"
                        + " VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP + " + IN_SECONDS + ")",
                wanted.workspace(),
                wanted.callId(),
                wanted.connector(),
                wanted.onBehalfOf(),
                wanted.digest(),
                wanted.owner(),
                seconds(wanted.time()));
    }

    Optional<Row> find(Sql sql, String workspace, String callId) throws SQLException {
        return sql.first(SELECT + ROW + KNOWN, Row::of, workspace, callId, seconds(remembered));
    }

    /** Deletes a call that is no longer remembered. */
    void forget(Sql sql, String workspace, String callId) throws SQLException {
        sql.update("DELETE FROM connectors_ledger" + ROW + OLD, workspace, callId, seconds(remembered));
    }

    /** Keeps an outcome of a call that stands for this person in its row. */
    int record(Sql sql, Reservation mine, @Nullable String onBehalfOf, KeptOutcome outcome) throws SQLException {
        List<Object> parameters = new ArrayList<>(
                Arrays.asList(outcome.key(), outcome.bytes(), mine.workspace(), mine.callId(), mine.owner()));
        if (onBehalfOf != null) {
            parameters.add(onBehalfOf);
        }
        int recorded = sql.update(
                "UPDATE connectors_ledger SET ends = CURRENT_TIMESTAMP, key_name = ?, outcome = ?" + MINE
                        + (onBehalfOf == null ? " AND on_behalf_of IS NULL" : " AND on_behalf_of = ?"),
                parameters.toArray());
        sql.flush();
        return recorded;
    }

    int release(Sql sql, Reservation mine) throws SQLException {
        return sql.update("DELETE FROM connectors_ledger" + MINE, mine.workspace(), mine.callId(), mine.owner());
    }

    List<Row> died(Sql sql, String workspace, String after, int limit) throws SQLException {
        return sql.list(
                SELECT + " WHERE workspace = ? AND call_id > ? AND outcome IS NULL AND ends <= CURRENT_TIMESTAMP"
                        + KNOWN + " ORDER BY call_id FETCH FIRST ? ROWS ONLY",
                Row::of,
                workspace,
                after,
                seconds(remembered),
                limit);
    }

    List<Row> of(Sql sql, String workspace, String onBehalfOf, String after, int limit) throws SQLException {
        return sql.list(
                SELECT
                        + " WHERE workspace = ? AND on_behalf_of = ? AND call_id > ? ORDER BY call_id FETCH FIRST ? ROWS ONLY",
                Row::of,
                workspace,
                onBehalfOf,
                after,
                limit);
    }

    /** Takes the person out of a row, and puts another outcome in it; returns 0 if it got one meanwhile. */
    int forgetPerson(Sql sql, String workspace, Row row, @Nullable KeptOutcome bare) throws SQLException {
        return sql.update(
                "UPDATE connectors_ledger SET on_behalf_of = NULL, key_name = ?, outcome = ?" + ROW
                        + (row.outcome() == null ? " AND outcome IS NULL" : ""),
                bare == null ? null : bare.key(),
                bare == null ? null : bare.bytes(),
                workspace,
                row.callId());
    }

    /** Deletes some calls of a workspace; returns 0 if there are no more. */
    int erasePiece(Sql sql, String workspace) throws SQLException {
        Optional<String> last = sql.first(
                "SELECT call_id FROM connectors_ledger WHERE workspace = ? ORDER BY call_id" + LAST_OF_PIECE,
                row -> row.getString("call_id"),
                workspace);
        return last.isPresent()
                ? sql.update(
                        "DELETE FROM connectors_ledger WHERE workspace = ? AND call_id <= ?", workspace, last.get())
                : sql.update("DELETE FROM connectors_ledger WHERE workspace = ?", workspace);
    }

    /** Deletes some calls of a workspace that are no longer remembered; returns 0 if there are no more. */
    int forgetPiece(Sql sql, String workspace) throws SQLException {
        Optional<Instant> last = sql.first(
                "SELECT ends FROM connectors_ledger WHERE workspace = ?" + OLD + " ORDER BY workspace, ends"
                        + LAST_OF_PIECE,
                row -> Sql.instant(row, "ends"),
                workspace,
                seconds(remembered));
        return last.isPresent()
                ? sql.update("DELETE FROM connectors_ledger WHERE workspace = ? AND ends <= ?", workspace, last.get())
                : sql.update("DELETE FROM connectors_ledger WHERE workspace = ?" + OLD, workspace, seconds(remembered));
    }
}
