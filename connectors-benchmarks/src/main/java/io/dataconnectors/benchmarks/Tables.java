package io.dataconnectors.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What rounds say, as tables of Markdown. */
final class Tables {
    private Tables() {}

    /** Returns a table of one size and number of callers with all figures. */
    static String detail(Rounds rounds, Size size, int callers) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + size.label() + ", callers: " + callers
                + " | CPU | bytes | p50 | p99 | µs of CPU | KB | p50 µs | p99 µs |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        for (Contestants contestant : rounds.contestants()) {
            lines.add("| " + contestant.label() + " | "
                    + ratio(rounds, contestant, size, callers, Measurement::cpu) + " | "
                    + ratio(rounds, contestant, size, callers, Measurement::bytes) + " | "
                    + ratio(rounds, contestant, size, callers, Measurement::p50) + " | "
                    + ratio(rounds, contestant, size, callers, Measurement::p99) + " | "
                    + figure(rounds, contestant, size, callers, Measurement::cpu) + " | "
                    + figure(rounds, contestant, size, callers, cost -> cost.bytes() / 1_000) + " | "
                    + figure(rounds, contestant, size, callers, Measurement::p50) + " | "
                    + figure(rounds, contestant, size, callers, Measurement::p99) + " |");
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String ratio(
            Rounds rounds, Contestants contestant, Size size, int callers, ToDoubleFunction<Measurement> figure) {
        return rounds.ratio(contestant, size, callers, figure).text("%.2f");
    }

    private static String figure(
            Rounds rounds, Contestants contestant, Size size, int callers, ToDoubleFunction<Measurement> figure) {
        return String.format(
                Locale.ROOT, "%.0f", rounds.figure(contestant, size, callers, figure).median());
    }
}
