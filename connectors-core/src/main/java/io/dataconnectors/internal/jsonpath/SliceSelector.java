package io.dataconnectors.internal.jsonpath;

import java.util.List;
import javax.annotation.Nullable;

/** {@code start:end:step}: elements of an array at even distances (section 2.3.4). */
record SliceSelector(@Nullable Long start, @Nullable Long end, long step) implements Selector {
    @Override
    public boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        if (step == 0 || !(node instanceof List<?> elements)) {
            return true;
        }
        int size = elements.size();
        boolean forwards = step > 0;
        int lowest = forwards ? 0 : -1;
        int highest = size + lowest;
        long first = start == null ? (forwards ? lowest : highest) : bound(start, size, lowest, highest);
        long beyond = end == null ? (forwards ? highest : lowest) : bound(end, size, lowest, highest);
        for (long i = first; forwards ? i < beyond : i > beyond; i += step) {
            run.visit(1);
            if (!sink.accept(elements.get((int) i), Location.below(at, (int) i))) {
                return false;
            }
        }
        return true;
    }

    private static long bound(long given, int size, int lowest, int highest) {
        long fromStart = given < 0 ? given + size : given;
        return Math.min(Math.max(fromStart, lowest), highest);
    }
}
