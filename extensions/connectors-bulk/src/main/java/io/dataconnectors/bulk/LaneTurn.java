package io.dataconnectors.bulk;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.StorageException;
import io.dataconnectors.bulk.LaneTable.Ended;
import io.dataconnectors.bulk.Version.StoredRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/**
 * A turn of a lane on the thread that db-scheduler gives it: rows that are due are sent, some at once, until none is, or others
 * have waited long enough for the thread. Each round writes what has ended and what is sent next in one transaction. What was sent
 * is waited for before the turn ends.
 */
final class LaneTurn {
    /** How many rows of a lane are under way at once at most: so many may be unknown when a node dies. */
    private static final int MOST_UNDERWAY = 16;

    private static final int ROWS_READ = 256;
    private static final Duration LENGTH = Duration.ofSeconds(5);

    /** How long ended calls are gathered, so that a transaction writes several. */
    private static final long GATHERED = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

    /** For longer than this no thread waits for a permit. */
    private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(1);

    /** How long what came of calls is kept in memory while the database is away. */
    private static final long LONGEST_AWAY = TimeUnit.MINUTES.toNanos(5);

    private final Node node;
    private final Lane lane;
    private final Version version;
    private final List<Permits.Limit> limits;
    private final Semaphore share;
    private final String holder = UUID.randomUUID().toString();

    private final Deque<StoredRow> ready = new ArrayDeque<>();
    private final Map<Long, StoredRow> underway = new LinkedHashMap<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

    private boolean nothingDue;
    private boolean yields;
    private boolean goesOn = true;
    private long permitIn;
    private long turnEnd = System.nanoTime() + LENGTH.toNanos();

    LaneTurn(Node node, Lane lane, Version version) {
        this.node = node;
        this.lane = lane;
        this.version = version;
        limits = node.limits(version);
        share = node.share(lane.workspace());
    }

    /** Returns when the next turn is to be, or null if there is none. */
    @Nullable
    Instant run() {
        node.lanes().take(lane, holder, version.writes(), Instant.now());
        List<Ended> done = List.of();
        while (true) {
            List<StoredRow> next = choose();
            if (!done.isEmpty() || !next.isEmpty()) {
                write(done, next);
            }
            if (underway.isEmpty() && (next.isEmpty() || !goesOn) && isOver()) {
                return end();
            }
            done = gather();
        }
    }

    private boolean isOver() {
        return !goesOn
                || node.isClosing()
                || (nothingDue && ready.isEmpty())
                || permitIn > LONGEST_IDLE
                || isOthersTurn();
    }

    @Nullable
    private Instant end() {
        if (!goesOn) {
            return node.afterStop(lane, holder);
        }
        Instant now = Instant.now();
        Instant due = node.rows().nextDue(lane).orElse(null);
        return due == null || due.isAfter(now) ? due : now.plusNanos(permitIn);
    }

    /** Returns rows that may be sent now: they are due, there is room for them, and a permit where one is needed. */
    private List<StoredRow> choose() {
        List<StoredRow> next = new ArrayList<>();
        permitIn = 0;
        if (!goesOn || node.isClosing() || isOthersTurn()) {
            return next;
        }
        try {
            read();
            while (!ready.isEmpty() && underway.size() + next.size() < MOST_UNDERWAY && mayBeSent()) {
                next.add(ready.remove());
            }
        } catch (StorageException away) {
            node.warn(away);
            permitIn = LONGEST_WAIT;
        }
        return next;
    }

    /** Takes a place and a permit, or neither. */
    private boolean mayBeSent() {
        if (!share.tryAcquire()) {
            return false;
        }
        boolean permitted = false;
        try {
            permitIn = limits.isEmpty() ? 0 : node.permits().take(limits);
            permitted = permitIn == 0;
            return permitted;
        } finally {
            if (!permitted) {
                share.release();
            }
        }
    }

    private void read() {
        if (ready.isEmpty() && !nothingDue) {
            List<StoredRow> due = node.rows().due(lane, Instant.now(), ROWS_READ + underway.size());
            due.stream().filter(row -> !underway.containsKey(row.number())).forEach(ready::add);
            nothingDue = ready.isEmpty();
        }
    }

    /** When this turn was long enough, it goes on as long as nobody waits. */
    private boolean isOthersTurn() {
        if (!yields && System.nanoTime() - turnEnd >= 0) {
            yields = othersWait();
            turnEnd = System.nanoTime() + LENGTH.toNanos();
        }
        return yields;
    }

    /** A turn whose calls are under way does not end because nobody can be asked. */
    private boolean othersWait() {
        try {
            return node.othersWait();
        } catch (StorageException away) {
            node.warn(away);
            return false;
        }
    }

    private void write(List<Ended> done, List<StoredRow> next) {
        done.forEach(end -> underway.remove(end.row().number()));
        boolean sent = false;
        try {
            goesOn = written(done, next) && goesOn;
            sent = goesOn;
        } finally {
            if (!sent) {
                share.release(next.size());
            }
        }
        if (sent) {
            next.forEach(row -> underway.put(row.number(), row));
            next.forEach(this::send);
        }
    }

    /** While the database is away, calls that are under way end, and what came of them is written when it is back. */
    private boolean written(List<Ended> done, List<StoredRow> next) {
        long begun = System.nanoTime();
        boolean again = false;
        while (true) {
            try {
                List<Ended> left = again ? node.lanes().unwritten(lane, done) : done;
                again = true;
                return node.lanes().write(lane, holder, left, underway.values(), next, Instant.now());
            } catch (StorageException away) {
                if (System.nanoTime() - begun > LONGEST_AWAY) {
                    throw away;
                }
                node.warn(away);
                pause(LONGEST_WAIT);
            }
        }
    }

    private void send(StoredRow row) {
        try {
            CompletableFuture<Execution> call = node.executor().executeAsync(version.call(row));
            var unused =
                    call.whenComplete((outcome, cancelled) -> ended(row, outcome == null ? cancelled(row) : outcome));
        } catch (RuntimeException refused) {
            node.warn(refused);
            ended(row, notSent(row));
        }
    }

    private void ended(StoredRow row, Execution outcome) {
        share.release();
        Verdict verdict = Verdict.of(outcome, version.writes(), row.tries() + 1, node.mostTries(), Instant.now());
        ended.add(new Ended(row, outcome, verdict));
    }

    private Execution cancelled(StoredRow row) {
        return Execution.builder(row.callId(lane.run()))
                .delivery(Delivery.UNKNOWN)
                .failure(Failure.of(FailureKind.CANCELLED, "The call was cancelled"))
                .build();
    }

    private Execution notSent(StoredRow row) {
        return Execution.builder(row.callId(lane.run()))
                .failure(Failure.of(FailureKind.CANCELLED, "The executor took no call; nothing was sent"))
                .build();
    }

    /** Returns calls that have ended, after a moment at most; where some have, it waits for a few more. */
    private List<Ended> gather() {
        List<Ended> done = new ArrayList<>();
        long wait = permitIn == 0 ? LONGEST_WAIT : Math.max(SHORTEST_WAIT, Math.min(permitIn, LONGEST_WAIT));
        Ended first = poll(underway.isEmpty() ? SHORTEST_WAIT : wait);
        if (first == null) {
            return done;
        }
        done.add(first);
        long until = System.nanoTime() + GATHERED;
        for (long left = GATHERED;
                left > 0 && done.size() < (underway.size() + 1) / 2;
                left = until - System.nanoTime()) {
            Ended another = poll(left);
            if (another == null) {
                break;
            }
            done.add(another);
        }
        ended.drainTo(done);
        return done;
    }

    @Nullable
    private Ended poll(long nanos) {
        try {
            return ended.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return interrupted(e);
        }
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            var unused = interrupted(e);
        }
    }

    /** The host ended this thread: what is under way stays noted as such. */
    @Nullable
    private static Ended interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("A node was stopped before its calls had ended", e);
    }
}
