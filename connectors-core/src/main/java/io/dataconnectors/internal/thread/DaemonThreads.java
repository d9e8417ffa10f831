package io.dataconnectors.internal.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

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
}
