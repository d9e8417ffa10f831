package io.dataconnectors.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.ObjectName;

/** What all threads of this JVM have allocated: since it began from JDK 21 on, and before that those that live. */
final class Allocation {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Allocation() {}

    static long total() {
        return Runtime.version().feature() < 21 ? living() : sinceTheBeginning();
    }

    private static long living() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** Asks by name, for the method is not one of Java 17. */
    private static long sinceTheBeginning() {
        try {
            return (long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
