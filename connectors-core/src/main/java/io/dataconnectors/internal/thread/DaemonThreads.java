package io.dataconnectors.internal.thread;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that do not keep a host's JVM from ending. */
public final class DaemonThreads {
    private static final int VIRTUAL_WITHOUT_PINNING = 24;

    private DaemonThreads() {}

    /** Returns a pool that refuses more than a number of waiting tasks, and whose idle threads end. */
    public static ThreadPoolExecutor pool(String name, int threads, int waiting) {
        var queue = new LinkedBlockingQueue<Runnable>(waiting);
        var pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, queue, named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Returns a pool with a thread for each task that runs at the time, and whose idle threads end. */
    public static ThreadPoolExecutor perTask(String name) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name));
    }

    /**
     * Returns what runs each task on a virtual thread, or null where the JVM has none, or has those of before JDK 24: one that
     * blocks within a monitor holds a thread that all of them need (JEP 491), and whether plug-ins do that is not ours to say.
     */
    @Nullable
    public static Executor virtual(String name) {
        if (Runtime.version().feature() < VIRTUAL_WITHOUT_PINNING) {
            return null;
        }
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            builder = type.getMethod("name", String.class).invoke(builder, name);
            ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
            return task -> factory.newThread(task).start();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM has no virtual threads", e);
        }
    }

    /**
     * Ends the threads of a pool as soon as they are idle. What is handed to it later runs all the same: were it refused, it
     * would run where it came from, where others wait.
     */
    public static void retire(ThreadPoolExecutor pool) {
        pool.allowCoreThreadTimeOut(false);
        pool.setCorePoolSize(0);
        pool.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    /** Returns what makes threads of a name. */
    public static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Threads that no party, such as a workspace, can fill: each has at most a share of them, and those that wait have turns.
     * Safe for use by several threads.
     */
    public static final class SharedThreads {
        private static final Logger LOG = LoggerFactory.getLogger(DaemonThreads.class);

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
}
