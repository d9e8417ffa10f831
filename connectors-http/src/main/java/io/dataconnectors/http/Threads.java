package io.dataconnectors.http;

import io.dataconnectors.http.internal.thread.DaemonThreads;
import io.dataconnectors.http.internal.thread.SharedThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

/** The threads of asynchronous calls, and those of what may block in code of the host's. */
interface Threads {
    /** Returns what runs a call of a workspace. */
    CallThreads of(String workspace);

    /** Returns what runs steps that belong to no call, for a workspace. */
    Executor worker(String workspace);

    /** Returns what runs what may block, on threads that no call waits for in vain. */
    Executor plugIns();

    /** Ends the threads when they are idle. */
    void retire();

    /** Threads of the library, of which no workspace can have all. */
    final class Own implements Threads {
        private static final int WORKERS = 16;
        private static final int SHARE = 8;

        /** To end a call is short work but for the masking of what was answered. */
        private static final int ENDING = 4;

        private static final int SHARE_OF_ENDING = 2;

        // a step is short and each call has one at a time: the limits on calls bound what waits here
        private final SharedThreads workers = new SharedThreads("connectors-worker", WORKERS, SHARE);
        private final SharedThreads ending = new SharedThreads("connectors-ending", ENDING, SHARE_OF_ENDING);
        private final ThreadPoolExecutor plugIns = DaemonThreads.perTask("connectors-plug-in");

        @Override
        public CallThreads of(String workspace) {
            return new CallThreads(worker(workspace), plugIns, step -> ending.execute(workspace, step), plugIns);
        }

        @Override
        public Executor worker(String workspace) {
            return step -> workers.execute(workspace, step);
        }

        @Override
        public Executor plugIns() {
            return plugIns;
        }

        @Override
        public void retire() {
            workers.retire();
            ending.retire();
            DaemonThreads.retire(plugIns);
        }
    }

    /**
     * Threads of the host, which bounds them itself; one is as good as another.
     *
     * @param plugIns the host's executor
     */
    record OfHost(Executor plugIns) implements Threads {
        @Override
        public CallThreads of(String workspace) {
            return new CallThreads(plugIns, plugIns, plugIns, Runnable::run);
        }

        @Override
        public Executor worker(String workspace) {
            return plugIns;
        }

        @Override
        public void retire() {
            // the host's go on
        }
    }
}
