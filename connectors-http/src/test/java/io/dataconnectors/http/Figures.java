package io.dataconnectors.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What this JVM holds at a moment.
 *
 * @param heap bytes in use after a collection
 * @param threads that are alive
 * @param sockets that are open, each end of a connection and each tunnel of the relay being one; 0 where {@code /proc} is not
 */
record Figures(long heap, int threads, int sockets) {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    static Figures now() {
        System.gc();
        return new Figures(
                MEMORY.getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openSockets());
    }

    static int openSockets() {
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
        return String.format(Locale.ROOT, "heap %.1f MiB, %d threads, %d sockets", heap / 1048576.0, threads, sockets);
    }
}
