package io.dataconnectors.registry;

import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.OnceAMinute;
import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.internal.thread.DaemonThreads.SharedThreads;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the ledger: on the thread of the call where it answers at once, otherwise on threads of its own, of which no workspace
 * has more than a share. What the ledger could not be told is told again, with growing pauses, until the reservation is over.
 */
final class LedgerWork {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRegistry.class);

    private static final int THREADS = 32;
    private static final int THREADS_OF_A_WORKSPACE = 8;
    private static final int MOST_WAITING = 10_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final CallLedger ledger;
    private final OnceAMinute often = new OnceAMinute(Clock.systemUTC());
    private final SharedThreads own = new SharedThreads("connectors-ledger", THREADS, THREADS_OF_A_WORKSPACE);
    private final Executor telling = DaemonThreads.perTask("connectors-ledgered");

    /** What the calls of this process wait for that have the id of another. */
    private final ConcurrentHashMap<Key, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    private record Key(String workspace, String callId) {
        static Key of(Reservation call) {
            return new Key(call.workspace(), call.callId());
        }
    }

    LedgerWork(CallLedger ledger) {
        this.ledger = ledger;
    }

    /** Returns what asks the ledger for a workspace on another thread than this. */
    Executor own(String workspace) {
        return task -> own.execute(workspace, task);
    }

    /** Returns what tells hosts how a call ended: what they have made to depend on that may block. */
    Executor telling() {
        return telling;
    }

    private Executor asking(String workspace) {
        return ledger.answersAtOnce() ? Runnable::run : own(workspace);
    }

    CompletableFuture<Claim> claim(Reservation wanted) {
        if (own.waiting(wanted.workspace()) >= MOST_WAITING) {
            return CompletableFuture.failedFuture(
                    new StorageException(MOST_WAITING + " questions of the workspace to the ledger wait already"));
        }
        return CompletableFuture.supplyAsync(() -> ledger.claim(wanted), asking(wanted.workspace()));
    }

    /** Tells the ledger how a call ended. The future ends with the first attempt to, whether it succeeds or not. */
    CompletableFuture<Void> settle(Reservation mine, Consumer<CallLedger> how) {
        CompletableFuture<Void> tried = new CompletableFuture<>();
        settle(new Settlement(mine, how, System.nanoTime()), FIRST_PAUSE, tried);
        return tried;
    }

    /** What the ledger is to be told of a call, and since when. */
    private record Settlement(Reservation mine, Consumer<CallLedger> how, long begun) {
        boolean isOver() {
            return System.nanoTime() - begun > mine.time().toNanos();
        }
    }

    private void settle(Settlement settlement, long pause, CompletableFuture<Void> tried) {
        var unused = CompletableFuture.runAsync(
                        () -> settlement.how().accept(ledger),
                        asking(settlement.mine().workspace()))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        settleLater(settlement, pause, failure);
                    }
                    tried.complete(null);
                    wake(settlement.mine());
                });
    }

    private void settleLater(Settlement settlement, long pause, Throwable failure) {
        if (settlement.isOver()) {
            warn("told of the end of the call", settlement.mine(), failure);
        } else {
            long next = Math.min(2 * pause, LONGEST_PAUSE);
            CompletableFuture.delayedExecutor(
                            pause, TimeUnit.NANOSECONDS, own(settlement.mine().workspace()))
                    .execute(() -> settle(settlement, next, new CompletableFuture<>()));
        }
    }

    /** Warns that the ledger failed, once a minute: it may do so at every call. What it may not throw is a bug, whose place is worth a look. */
    void warn(String what, Reservation call, Throwable failure) {
        if (!often.says(what)) {
            return;
        }
        Throwable cause =
                failure.getCause() != null && failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof StorageException) {
            LOG.warn("The ledger could not be {} {}: {}", what, call.callId(), cause.getMessage());
        } else {
            LOG.warn("The ledger could not be {} {}", what, call.callId(), cause);
        }
    }

    /**
     * Returns what ends when a call of this id has ended in this process, or after a time, whichever is first. Once it is ended
     * or cancelled, nothing of it is left.
     */
    @SuppressWarnings("CollectionUndefinedEquality") // one future is no other: they are told apart as objects
    CompletableFuture<Void> change(Reservation call, long nanos) {
        Key key = Key.of(call);
        CompletableFuture<Void> change = new CompletableFuture<>();
        waiting.compute(key, (same, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(change);
            return all;
        });
        var unused = change.whenComplete((done, cancelled) -> waiting.computeIfPresent(key, (same, all) -> {
            all.remove(change);
            return all.isEmpty() ? null : all;
        }));
        return change.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
    }

    private void wake(Reservation call) {
        waiting.getOrDefault(Key.of(call), Set.of()).forEach(change -> change.complete(null));
    }
}
