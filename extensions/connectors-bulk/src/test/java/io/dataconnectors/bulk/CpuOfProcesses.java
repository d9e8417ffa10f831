package io.dataconnectors.bulk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** The CPU time that some processes and those that they started have used since a moment, of all that lived when it was asked. */
final class CpuOfProcesses {
    private final List<ProcessHandle> roots;
    private final Map<Long, Duration> before = new HashMap<>();
    private final Map<Long, Duration> last = new HashMap<>();

    CpuOfProcesses(long... pids) {
        roots = LongStream.of(pids)
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
        look();
        before.putAll(last);
    }

    /** Notes how much each has used: of one that ends, what it had when it was looked at last counts. */
    void look() {
        roots.forEach(root -> {
            note(root);
            root.descendants().forEach(this::note);
        });
    }

    private void note(ProcessHandle process) {
        process.info().totalCpuDuration().ifPresent(used -> last.put(process.pid(), used));
    }

    /** Returns how many milliseconds some of them have used. */
    double millis(LongPredicate whose) {
        return last.entrySet().stream()
                        .filter(used -> whose.test(used.getKey()))
                        .mapToLong(used -> used.getValue()
                                .minus(before.getOrDefault(used.getKey(), Duration.ZERO))
                                .toNanos())
                        .sum()
                / 1e6;
    }
}
