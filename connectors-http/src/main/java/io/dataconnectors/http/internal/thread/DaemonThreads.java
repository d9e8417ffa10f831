package io.dataconnectors.http.internal.thread;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that do not keep a host's JVM from ending. */
public final class DaemonThreads {
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
     * Ends the threads of a pool as soon as they are idle. What is handed to it later runs all the same: were it refused, it
     * would run where it came from, where others wait.
     */
    public static void retire(ThreadPoolExecutor pool) {
        pool.allowCoreThreadTimeOut(false);
        pool.setCorePoolSize(0);
        pool.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    public static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
