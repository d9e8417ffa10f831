package io.dataconnectors.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Costs of the calls of one round.
 *
 * @param latency the median of the time of a call, in microseconds
 * @param cpu the CPU time of the whole process for a call, in microseconds
 * @param bytes what all threads of the process allocated for a call
 */
record Measurement(double latency, double cpu, double bytes) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Something that makes calls, and returns the nanoseconds of each. */
    interface Round {
        long[] run() throws InterruptedException;
    }

    static Measurement of(Round round) throws InterruptedException {
        long cpu = SYSTEM.getProcessCpuTime();
        long bytes = allocated();
        long[] times = round.run();
        double calls = times.length;
        double cpuPerCall = (SYSTEM.getProcessCpuTime() - cpu) / calls / 1_000;
        double bytesPerCall = (allocated() - bytes) / calls;
        Arrays.sort(times);
        return new Measurement(times[times.length / 2] / 1_000.0, cpuPerCall, bytesPerCall);
    }

    /** The threads that make the calls live on between rounds, so that none takes its count with it. */
    private static long allocated() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
