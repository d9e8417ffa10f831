package io.dataconnectors.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/** What rounds say, as tables of Markdown. */
final class Tables {
    private final Rounds rounds;

    Tables(Rounds rounds) {
        this.rounds = rounds;
    }

    /** Returns ratios to the first contestant, with the quartiles of the CPU time, and the figures themselves of one caller. */
    String of(Size size) {
        List<Integer> callers = rounds.callers(size);
        List<String> head = new ArrayList<>(List.of(size.label() + ", Java " + Runtime.version()));
        callers.forEach(count -> head.add("CPU, callers: " + count));
        head.addAll(List.of("bytes", "p99, callers: " + crowd(callers), "µs of CPU", "KB"));
        StringJoiner table = new StringJoiner("\n", "", "\n").add(row(head)).add("|" + "---|".repeat(head.size()));
        for (Contestants contestant : rounds.contestants()) {
            table.add(row(cells(contestant, size, callers)));
        }
        return table.toString();
    }

    private List<String> cells(Contestants contestant, Size size, List<Integer> callers) {
        int few = callers.get(0);
        List<String> cells = new ArrayList<>(List.of(contestant.label()));
        for (int count : callers) {
            cells.add(rounds.ratio(contestant, size, count, Measurement::cpu).text("%.2f"));
        }
        cells.add(format("%.2f", rounds.ratio(contestant, size, few, Measurement::bytes)));
        cells.add(format("%.2f", rounds.ratio(contestant, size, crowd(callers), Measurement::p99)));
        cells.add(format("%.0f", rounds.figure(contestant, size, few, Measurement::cpu)));
        ToDoubleFunction<Measurement> kilobytes = cost -> cost.bytes() / 1_000;
        cells.add(format("%.1f", rounds.figure(contestant, size, few, kilobytes)));
        return cells;
    }

    /** The number of callers in the middle: more than the processors, fewer than are compared at most. */
    private static int crowd(List<Integer> callers) {
        return callers.get(callers.size() / 2);
    }

    private static String format(String format, Spread spread) {
        return String.format(Locale.ROOT, format, spread.median());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
