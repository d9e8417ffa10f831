package io.dataconnectors.internal.thread;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadPoolExecutor;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that no party, such as a workspace, can fill: each has at most a share of them, and those that wait have turns.
 * Safe for use by several threads.
 */
public final class SharedThreads {
    private static final Logger LOG = LoggerFactory.getLogger(SharedThreads.class);

    private final ThreadPoolExecutor threads;
    private final int most;
    private final int share;
    private final Map<String, Party> parties = new LinkedHashMap<>(); // whose turn it is comes first
    private int running;

    /**
     * Makes threads that start when they are needed and end when they are idle.
     *
     * @param most how many there are
     * @param share how many one party may have
     */
    public SharedThreads(String name, int most, int share) {
        threads = DaemonThreads.pool(name, most, Integer.MAX_VALUE);
        this.most = most;
        this.share = share;
    }

    /** Runs a task of a party when it has its turn; throws what the system throws when it can start no thread. */
    public void execute(String party, Runnable task) {
        Turn begun = added(party, task);
        if (begun == null) {
            return;
        }
        try {
            threads.execute(() -> work(begun));
        } catch (RuntimeException | Error noThread) {
            ended(begun);
            throw noThread;
        }
    }

    /** Returns how many tasks of a party wait for their turn. */
    public synchronized int waiting(String party) {
        Party known = parties.get(party);
        return known == null ? 0 : known.waiting.size();
    }

    /** Returns a turn that has just come: only that of the task, for at rest nothing waits that could run. */
    @Nullable
    private synchronized Turn added(String name, Runnable task) {
        parties.computeIfAbsent(name, unknown -> new Party()).waiting.add(task);
        return next();
    }

    private void work(Turn first) {
        for (Turn turn = first; turn != null; turn = after(turn)) {
            try {
                turn.task.run();
            } catch (Throwable bug) { // the next one must have its turn all the same
                LOG.error("A step ended unexpectedly: {}", bug.getClass().getName());
            }
        }
    }

    @Nullable
    private synchronized Turn after(Turn turn) {
        ended(turn);
        return next();
    }

    private synchronized void ended(Turn turn) {
        running--;
        turn.party.running--;
        if (turn.party.isIdle()) {
            parties.remove(turn.name, turn.party);
        }
    }

    @Nullable
    private Turn next() {
        if (running >= most) {
            return null;
        }
        for (Map.Entry<String, Party> entry : parties.entrySet()) {
            Party party = entry.getValue();
            if (party.running < share && !party.waiting.isEmpty()) {
                running++;
                party.running++;
                Turn turn = new Turn(entry.getKey(), party, party.waiting.remove());
                parties.remove(turn.name);
                parties.put(turn.name, party);
                return turn;
            }
        }
        return null;
    }

    /** Ends the threads when they are idle. What is handed to them later runs all the same. */
    public void retire() {
        DaemonThreads.retire(threads);
    }

    private record Turn(String name, Party party, Runnable task) {}

    private static final class Party {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;

        private boolean isIdle() {
            return running == 0 && waiting.isEmpty();
        }
    }
}
