package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What something cost the thread that did it, whatever else the machine did meanwhile.
 *
 * @param bytes what was allocated
 * @param cpu for how long the thread ran
 */
public record Cost(long bytes, Duration cpu) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MIB = 1 << 20;

    /** Does something and returns what it cost. */
    public static Cost of(Runnable work) {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long nanos = THREADS.getCurrentThreadCpuTime();
        work.run();
        return new Cost(
                THREADS.getThreadAllocatedBytes(thread) - bytes,
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos));
    }

    public void isAtMost(int mebibytes, Duration most) {
        assertThat(bytes).as("bytes allocated").isLessThan(mebibytes * MIB);
        assertThat(cpu).as("CPU time").isLessThan(most);
    }
}
