package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the parts of a call with JMH, one thread each. The arguments are patterns of names; all parts without any. */
final class Parts {
    private Parts() {}

    /** Runs them and prints a table. */
    public static void main(String[] args) throws IOException, RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        if (args.length == 0 || args[0].isEmpty()) {
            options.include("io.dataconnectors.benchmarks.parts.*");
        }
        for (String pattern : args) {
            options.include(pattern);
        }
        print(new Runner(options.mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(6)
                        .measurementTime(TimeValue.milliseconds(500))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run());
    }

    private static void print(Collection<RunResult> results) throws IOException {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| parts, Java " + Runtime.version() + " | µs | ± | bytes |").add("|---|---|---|---|");
        results.stream()
                .sorted(Comparator.comparing(Parts::name))
                .forEach(result -> table.add(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.0f |",
                        name(result),
                        result.getPrimaryResult().getScore() / 1_000,
                        result.getPrimaryResult().getScoreError() / 1_000,
                        bytes(result))));
        Results.tell("parts", table.toString());
    }

    private static String name(RunResult result) {
        String name = result.getParams().getBenchmark();
        String size = result.getParams().getParam("size");
        return name.substring(name.indexOf("parts.") + 6)
                + (size == null ? "" : ", " + Size.valueOf(size).label());
    }

    private static double bytes(RunResult result) {
        Map<String, ?> figures = result.getSecondaryResults();
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(figure -> ((Result<?>) figure.getValue()).getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
