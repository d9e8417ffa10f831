package io.dataconnectors.console.internal.page;

import io.dataconnectors.LoggedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Calls by outcome and by duration over a time, which is cut into equal parts.
 *
 * @param parts the parts, the earliest first
 * @param calls how many calls there are
 * @param failed how many of them failed
 * @param most the most calls of a part
 * @param slowest the longest time of a call, in milliseconds
 */
public record CallChart(List<Part> parts, int calls, int failed, int most, long slowest) {
    private static final int PARTS = 24;

    /** The size of the drawing, in its own units. */
    public static final int WIDTH = 720;

    /** The height of the drawing. */
    public static final int HEIGHT = 120;

    /**
     * One part of the time.
     *
     * @param index its place, from 0
     * @param from when it begins
     * @param succeeded how many calls succeeded
     * @param failed how many failed
     * @param median the median of the times that they took, in milliseconds
     * @param slowest the longest of these
     */
    public record Part(int index, Instant from, int succeeded, int failed, long median, long slowest) {
        private static Part of(int index, Instant from, List<LoggedCall> calls) {
            List<Long> times = calls.stream()
                    .map(call -> call.duration().toMillis())
                    .sorted()
                    .toList();
            int failed = (int) calls.stream().filter(call -> !call.succeeded()).count();
            return new Part(
                    index,
                    from,
                    calls.size() - failed,
                    failed,
                    times.isEmpty() ? 0 : times.get((times.size() - 1) / 2),
                    times.isEmpty() ? 0 : times.get(times.size() - 1));
        }

        /** Returns how many calls there are. */
        public int calls() {
            return succeeded + failed;
        }

        /** Returns where its bar begins. */
        public int x() {
            return index * WIDTH / PARTS + 2;
        }

        /** Returns how wide its bar is. */
        public int width() {
            return WIDTH / PARTS - 4;
        }
    }

    /** Makes the chart of calls that began between two moments. */
    static CallChart of(List<LoggedCall> calls, Instant from, Instant to) {
        long part = Math.max(1, Duration.between(from, to).toMillis() / PARTS);
        List<List<LoggedCall>> sorted = new ArrayList<>();
        IntStream.range(0, PARTS).forEach(i -> sorted.add(new ArrayList<>()));
        for (LoggedCall call : calls) {
            long place = Duration.between(from, call.start()).toMillis() / part;
            sorted.get((int) Math.max(0, Math.min(PARTS - 1, place))).add(call);
        }
        List<Part> parts = IntStream.range(0, PARTS)
                .mapToObj(i -> Part.of(i, from.plusMillis(i * part), sorted.get(i)))
                .toList();
        return new CallChart(
                parts,
                calls.size(),
                parts.stream().mapToInt(Part::failed).sum(),
                parts.stream().mapToInt(Part::calls).max().orElse(0),
                parts.stream().mapToLong(Part::slowest).max().orElse(0));
    }

    /** Returns how high a bar is that stands for a number of calls. */
    public int height(int count) {
        return scaled(count, most);
    }

    /** Returns how high a bar is that stands for a time. */
    public int tall(long millis) {
        return scaled(millis, slowest);
    }

    /** What there is, however little, can be seen. */
    private static int scaled(long value, long most) {
        return value == 0 ? 0 : (int) Math.max(2, value * HEIGHT / Math.max(1, most));
    }
}
