package io.dataconnectors.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The quartiles of a figure that each pair of rounds gives. */
record Spread(double lower, double median, double upper) {
    static Spread of(
            List<Measurement> through,
            List<Measurement> straight,
            ToDoubleBiFunction<Measurement, Measurement> figure) {
        double[] all = IntStream.range(0, through.size())
                .mapToDouble(i -> figure.applyAsDouble(through.get(i), straight.get(i)))
                .sorted()
                .toArray();
        return new Spread(all[all.length / 4], all[all.length / 2], all[all.length * 3 / 4]);
    }

    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, lower, upper);
    }
}
