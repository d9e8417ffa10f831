package io.dataconnectors.jdbc.internal.ledger;

import io.dataconnectors.Execution;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Sql;
import io.dataconnectors.jdbc.internal.Sweep;
import io.dataconnectors.jdbc.internal.ledger.LedgerTable.Row;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in the database, by whose clock reservations end. Every statement runs apart from the host's transaction: to
 * reserve an unknown call is one.
 */
public final class JdbcCallLedger implements CallLedger {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcCallLedger.class);

    private static final int ATTEMPTS = 10;
    private static final int PAGE = 100;
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
    private static final String SWEEP = "What the ledger no longer remembers could not be deleted";

    private final Database database;
    private final LedgerTable table;

    @Nullable
    private final Seal seal;

    private final Sweep sweep;

    /**
     * Creates a ledger.
     *
     * @param seal encrypts outcomes; without one they are kept bare
     * @param remembered how long a call is remembered after its end
     */
    public JdbcCallLedger(Database database, @Nullable Seal seal, Duration remembered) {
        this.database = database;
        this.seal = seal;
        table = new LedgerTable(remembered);
        sweep = new Sweep(database, "ledger", "connectors_ledger", BETWEEN_SWEEPS, SWEEP);
    }

    @Override
    public Claim claim(Reservation wanted) {
        return database.apart("The call " + wanted.callId() + " could not be reserved", sql -> claim(sql, wanted));
    }

    /** What was in the way of the reservation may be released or too old when it is looked at. */
    private Claim claim(Sql sql, Reservation wanted) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (table.reserve(sql, wanted)) {
                sql.flush();
                return Claim.of(State.GRANTED);
            }
            Optional<Row> known = table.find(sql, wanted.workspace(), wanted.callId());
            if (known.isPresent()) {
                return told(wanted, known.get());
            }
            table.forget(sql, wanted.workspace(), wanted.callId());
        }
        throw new StorageException(
                "The call " + wanted.callId() + " could not be reserved: it came and went each time");
    }

    private Claim told(Reservation wanted, Row known) {
        if (!known.digest().equals(wanted.digest())) {
            return Claim.of(State.OTHER);
        }
        KeptOutcome outcome = known.outcome();
        if (outcome == null) {
            return Claim.of(known.inTime() ? State.IN_FLIGHT : State.DIED);
        }
        return Claim.done(outcome.read(seal, wanted.workspace(), wanted.callId()));
    }

    @Override
    public void record(Reservation mine, Execution outcome) {
        boolean unused = database.apart(
                "The outcome of the call " + mine.callId() + " could not be recorded",
                sql -> recorded(sql, mine, mine.onBehalfOf(), outcome)
                        // its person was forgotten meanwhile, or it is not reserved any more
                        || (mine.onBehalfOf() != null && recorded(sql, mine, null, CallLedger.bare(outcome))));
        sweep.runBehind(this::forgetOld);
    }

    private void forgetOld(String workspace) {
        long unused = Sweep.untilNone(() -> database.apart(SWEEP, sql -> table.forgetPiece(sql, workspace)));
    }

    private boolean recorded(Sql sql, Reservation mine, @Nullable String onBehalfOf, Execution outcome)
            throws SQLException {
        KeptOutcome kept = KeptOutcome.of(seal, mine.workspace(), mine.callId(), outcome);
        return table.record(sql, mine, onBehalfOf, kept) > 0;
    }

    @Override
    public void release(Reservation mine) {
        int unused =
                database.apart("The call " + mine.callId() + " could not be released", sql -> table.release(sql, mine));
    }

    @Override
    public List<Entry> died(String workspace, String after, int limit) {
        if (!StoredText.are(workspace, after)) {
            return List.of();
        }
        return database
                .apart("The calls that died could not be read", sql -> table.died(sql, workspace, after, limit))
                .stream()
                .map(row -> entry(workspace, row))
                .toList();
    }

    @Override
    public List<Entry> of(String workspace, String onBehalfOf, String after, int limit) {
        return rows(workspace, onBehalfOf, after, limit).stream()
                .map(row -> entry(workspace, row))
                .toList();
    }

    private List<Row> rows(String workspace, String onBehalfOf, String after, int limit) {
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
        if (!StoredText.are(workspace, onBehalfOf, after)) {
            return List.of();
        }
        return database.apart(
                "The calls of a person could not be read", sql -> table.of(sql, workspace, onBehalfOf, after, limit));
    }

    private Entry entry(String workspace, Row row) {
        return new Entry(row.callId(), row.connector(), row.onBehalfOf(), row.end(), readable(workspace, row));
    }

    /** One that cannot be read hides no other. */
    @Nullable
    private Execution readable(String workspace, Row row) {
        try {
            return row.outcome() == null ? null : row.outcome().read(seal, workspace, row.callId());
        } catch (StorageException e) {
            LOG.warn("{}", e.getMessage());
            return null;
        }
    }

    @Override
    public long forget(String workspace, String onBehalfOf) {
        long count = 0;
        List<Row> rows = rows(workspace, onBehalfOf, "", PAGE);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                count += forgotten(workspace, row);
            }
            rows = rows(workspace, onBehalfOf, "", PAGE);
        }
        return count;
    }

    private int forgotten(String workspace, Row row) {
        Execution outcome = readable(workspace, row);
        KeptOutcome bare =
                outcome == null ? null : KeptOutcome.of(seal, workspace, row.callId(), CallLedger.bare(outcome));
        return database.apart(
                "The calls of a person could not be forgotten", sql -> table.forgetPerson(sql, workspace, row, bare));
    }

    @Override
    public long erase(String workspace) {
        return !StoredText.is(workspace)
                ? 0
                : Sweep.untilNone(() -> database.apart(
                        "The calls of the workspace could not be erased", sql -> table.erasePiece(sql, workspace)));
    }
}
