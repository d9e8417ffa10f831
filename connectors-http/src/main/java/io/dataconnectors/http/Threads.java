package io.dataconnectors.http;

import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.internal.thread.DaemonThreads.SharedThreads;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import javax.annotation.Nullable;

/** The threads of calls, and those of what may block in code of the host's. */
interface Threads {
    /** Returns what runs an asynchronous call of a workspace. */
    OfCall of(String workspace);

    /** Returns what runs steps that belong to no call, for a workspace. */
    Executor worker(String workspace);

    /** Returns what runs resolvers and signers for a workspace. */
    Executor plugIns(String workspace);

    /** Returns what runs exchanges of a workspace that take a thread for themselves. */
    Executor blocking(String workspace);

    /** Ends the threads when they are idle. */
    void retire();

    /**
     * Threads that run one call.
     *
     * @param worker runs its steps
     * @param plugIns runs the steps that may block in code of the host's
     * @param blocking runs the sending where the transport takes a thread for it
     * @param ending runs its end where no step of its own makes it: a call whose workers are all busy still ends at its deadline
     * @param dependents tells the outcome, and so runs what the host has made to depend on it
     */
    record OfCall(Executor worker, Executor plugIns, Executor blocking, Executor ending, Executor dependents) {}

    /** Threads of the library, of which no workspace can have all. */
    final class Own implements Threads {
        private static final int WORKERS = 16;
        private static final int SHARE = 8;

        /** To end a call is short work but for the masking of what was answered. */
        private static final int ENDING = 4;

        private static final int SHARE_OF_ENDING = 2;

        /** It takes eight workspaces whose secrets hang to have all of these, as many as have all calls in flight then. */
        private static final int PLUG_INS = 128;

        private static final int SHARE_OF_PLUG_INS = 16;

        /** An exchange on blocking sockets takes a thread for as long as a server likes; a workspace has twice its calls by default. */
        private static final int BLOCKING = 256;

        private static final int SHARE_OF_BLOCKING = 128;

        // a step is short and each call has one at a time: the limits on calls bound what waits here
        private final SharedThreads workers = new SharedThreads("connectors-worker", WORKERS, SHARE);
        private final SharedThreads ending = new SharedThreads("connectors-ending", ENDING, SHARE_OF_ENDING);
        private final SharedThreads plugIns = new SharedThreads("connectors-plug-in", PLUG_INS, SHARE_OF_PLUG_INS);
        private final SharedThreads blocking = new SharedThreads("connectors-blocking", BLOCKING, SHARE_OF_BLOCKING);
        private final ThreadPoolExecutor dependents = DaemonThreads.perTask("connectors-dependent");

        /** Where these are, nothing need wait for a thread. */
        @Nullable
        private final Executor virtual = DaemonThreads.virtual("connectors-plug-in");

        @Override
        public OfCall of(String workspace) {
            return new OfCall(
                    worker(workspace),
                    plugIns(workspace),
                    blocking(workspace),
                    step -> ending.execute(workspace, step),
                    dependents);
        }

        @Override
        public Executor worker(String workspace) {
            return step -> workers.execute(workspace, step);
        }

        @Override
        public Executor plugIns(String workspace) {
            return virtual != null ? virtual : step -> plugIns.execute(workspace, step);
        }

        @Override
        public Executor blocking(String workspace) {
            return virtual != null ? virtual : step -> blocking.execute(workspace, step);
        }

        @Override
        public void retire() {
            workers.retire();
            ending.retire();
            plugIns.retire();
            blocking.retire();
            DaemonThreads.retire(dependents);
        }
    }

    /**
     * Threads of the host, which bounds them itself; one is as good as another.
     *
     * @param threads the host's executor
     */
    record OfHost(Executor threads) implements Threads {
        @Override
        public OfCall of(String workspace) {
            return new OfCall(threads, threads, threads, threads, Runnable::run);
        }

        @Override
        public Executor worker(String workspace) {
            return threads;
        }

        @Override
        public Executor plugIns(String workspace) {
            return threads;
        }

        @Override
        public Executor blocking(String workspace) {
            return threads;
        }

        @Override
        public void retire() {
            // the host's go on
        }
    }

    /** Runs the steps of one call on the thread that waits for it, so that sync and async calls are the same code. */
    final class Caller implements Executor {
        private final Thread waiting = Thread.currentThread();
        private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();

        /** Returns what runs a call for which this thread waits. */
        OfCall ofCall(Executor plugIns) {
            return new OfCall(this, plugIns, this, this, Runnable::run);
        }

        @Override
        public void execute(Runnable step) {
            steps.add(step);
            wake();
        }

        private void wake() {
            if (Thread.currentThread() != waiting) {
                LockSupport.unpark(waiting);
            }
        }

        /** Runs steps until one of them completes the result. An interrupt cancels the call, and stays set. */
        <T> T await(CompletableFuture<T> result, Runnable cancel) {
            boolean interrupted = false;
            boolean told = false;
            while (!result.isDone()) {
                if (Thread.interrupted()) {
                    interrupted = true;
                    cancel.run();
                }
                Runnable step = steps.poll();
                if (step != null) {
                    step.run();
                } else if (!told) { // other threads may complete it too
                    told = true;
                    var unused = result.whenComplete((value, thrown) -> wake());
                } else {
                    LockSupport.park(this);
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return value(result);
        }

        private static <T> T value(CompletableFuture<T> result) {
            try {
                return result.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException unexpected ? unexpected : e;
            }
        }
    }
}
