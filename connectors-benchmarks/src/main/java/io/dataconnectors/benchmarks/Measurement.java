package io.dataconnectors.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Costs of the calls of one round.
 *
 * @param calls how many
 * @param cpu the CPU time of the whole process for a call, in microseconds
 * @param bytes what all threads of the process allocated for a call
 * @param p50 the median of the time of a call, in microseconds
 * @param p99 what 99 of 100 calls did not take longer than, in microseconds
 */
record Measurement(int calls, double cpu, double bytes, double p50, double p99) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Something that makes calls, and returns the nanoseconds of each. */
    interface Round {
        long[] run() throws InterruptedException;
    }

    static Measurement of(Round round) throws InterruptedException {
        long cpu = cpuNanos();
        long bytes = Allocation.total();
        long[] times = round.run();
        double calls = times.length;
        double cpuPerCall = (cpuNanos() - cpu) / calls / 1_000;
        double bytesPerCall = (Allocation.total() - bytes) / calls;
        Arrays.sort(times);
        return new Measurement(
                times.length,
                cpuPerCall,
                bytesPerCall,
                times[times.length / 2] / 1_000.0,
                times[(int) (times.length * 0.99)] / 1_000.0);
    }

    /** Returns the CPU time of this process so far. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }
}
