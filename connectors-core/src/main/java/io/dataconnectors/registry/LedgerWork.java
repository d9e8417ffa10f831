package io.dataconnectors.registry;

import io.dataconnectors.StorageException;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the ledger: on the thread of the call where it answers at once, otherwise on a few threads of its own. What the ledger
 * could not be told is told again, with growing pauses, until the reservation is over.
 */
final class LedgerWork {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRegistry.class);

    private static final int THREADS = 8;
    private static final int MOST_WAITING = 10_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);

    private static final long BETWEEN_WARNINGS = TimeUnit.SECONDS.toNanos(10);

    private final CallLedger ledger;
    private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());
    private final ThreadPoolExecutor own = pool("connectors-ledger", THREADS, new LinkedBlockingQueue<>());
    private final Executor telling = pool("connectors-ledgered", Integer.MAX_VALUE, new SynchronousQueue<>());

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

    private static ThreadPoolExecutor pool(String name, int threads, BlockingQueue<Runnable> queue) {
        int core = queue instanceof SynchronousQueue ? 0 : threads;
        var pool = new ThreadPoolExecutor(core, threads, 30, TimeUnit.SECONDS, queue, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Returns what asks the ledger on another thread than this. */
    Executor own() {
        return own;
    }

    /** Returns what tells hosts how a call ended: what they have made to depend on that may block. */
    Executor telling() {
        return telling;
    }

    private Executor asking() {
        return ledger.answersAtOnce() ? Runnable::run : own;
    }

    CompletableFuture<Claim> claim(Reservation wanted) {
        if (own.getQueue().size() >= MOST_WAITING) {
            return CompletableFuture.failedFuture(
                    new StorageException(MOST_WAITING + " questions to the ledger wait already"));
        }
        return CompletableFuture.supplyAsync(() -> ledger.claim(wanted), asking());
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
        var unused = CompletableFuture.runAsync(() -> settlement.how().accept(ledger), asking())
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
            CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS, own)
                    .execute(() -> settle(settlement, next, new CompletableFuture<>()));
        }
    }

    /** Warns that the ledger failed, once in a while: it may do so at every call. What it may not throw is a bug, whose place is worth a look. */
    void warn(String what, Reservation call, Throwable failure) {
        long now = System.nanoTime();
        long due = nextWarning.get();
        if (now - due < 0 || !nextWarning.compareAndSet(due, now + BETWEEN_WARNINGS)) {
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
