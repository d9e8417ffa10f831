package io.dataconnectors.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What this JVM holds at a moment, after a collection.
 *
 * @param heap bytes in use
 * @param buffers bytes of memory outside of the heap, for what is read and written
 * @param threads of executors and their clients; others of this JVM come and go as they like
 * @param sockets that are open, each end of a connection being one; 0 where {@code /proc} is not
 * @param living objects of executors
 */
record Figures(long heap, long buffers, int threads, int sockets, Living living) {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Figures now() {
        Living living = Living.now();
        return new Figures(
                MEMORY.getHeapMemoryUsage().getUsed(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                ownThreads(),
                openSockets(),
                living);
    }

    /** Returns the first figures that are as they should be, or after two minutes those that there are. */
    static Figures settled(Predicate<Figures> asTheyShould) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        Figures now = now();
        while (!asTheyShould.test(now) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            now = now();
        }
        return now;
    }

    private static int ownThreads() {
        return (int) Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && isOfAnExecutor(thread.getThreadName()))
                .count();
    }

    private static boolean isOfAnExecutor(String thread) {
        return thread.startsWith("connectors-") || thread.startsWith("HttpClient-");
    }

    private static int openSockets() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> links = Files.list(descriptors)) {
            return (int) links.filter(Figures::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path link) {
        try {
            return Files.readSymbolicLink(link).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.1f MiB, buffers %.1f MiB, %d threads, %d sockets, %d tunnels",
                heap / 1048576.0,
                buffers / 1048576.0,
                threads,
                sockets,
                living.tunnels());
    }
}
