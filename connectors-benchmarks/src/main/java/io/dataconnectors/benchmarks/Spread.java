package io.dataconnectors.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The quartiles of the figures of all rounds. */
record Spread(double lower, double median, double upper) {
    /** Returns those of some figures; NaN each if there are none. */
    static Spread of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    /** Returns the median with the quartiles in brackets. */
    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", median, lower, upper);
    }
}
