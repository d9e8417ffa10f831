package io.dataconnectors.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.store.FileConnectorStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Compares first calls: from the start of {@code main} to the answer of the first call, with the client, executor and registry
 * that are built for it, each in a JVM of its own that does nothing else. Connectors are live in a store of files, as after a
 * restart. The arguments are those of {@link Options}; the JVMs take turns.
 */
final class ColdStart {
    private static final String STORE = "connectors";

    private ColdStart() {}

    /**
     * What one JVM needed for its first call.
     *
     * @param millis on the clock
     * @param cpuMillis of CPU time of the process, with what the JVM itself started with
     */
    record First(double millis, double cpuMillis) {}

    /** Runs it and prints a table. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        long start = System.nanoTime();
        if (args.length == 4 && args[0].matches("[0-9]+")) {
            Contestants.of(args[2])
                    .open(Site.of(args).withStore(Path.of(args[3])))
                    .callWell(Size.SMALL);
            // before there is a mapper, which a contestant may have needed for its call, or not
            First first = new First((System.nanoTime() - start) / 1e6, Measurement.cpuNanos() / 1e6);
            System.out.println(new ObjectMapper().writeValueAsString(first));
            System.exit(0);
        }
        compare(Options.of(args));
    }

    private static void compare(Options options) throws IOException, InterruptedException {
        Map<Contestants, double[][]> all = new EnumMap<>(Contestants.class);
        try (Api api = Api.start()) {
            Connectors.fill(new FileConnectorStore(api.folder(STORE)), api.port());
            for (int round = 0; round < options.rounds(); round++) {
                for (Contestants contestant : options.contestants()) {
                    First first = first(api, contestant, options);
                    double[][] figures = all.computeIfAbsent(contestant, one -> new double[2][options.rounds()]);
                    figures[0][round] = first.millis();
                    figures[1][round] = first.cpuMillis();
                }
            }
        }
        print(all);
    }

    private static First first(Api api, Contestants contestant, Options options)
            throws IOException, InterruptedException {
        Process process = api.client(
                options.jvm(),
                ColdStart.class,
                contestant.id(),
                api.folder(STORE).toString());
        try (BufferedReader result = Api.reader(process)) {
            First first = new ObjectMapper().readValue(result.readLine(), First.class);
            process.waitFor();
            return first;
        }
    }

    private static void print(Map<Contestants, double[][]> all) throws IOException {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| first call, Java " + Runtime.version() + " | ms | ms of CPU |")
                .add("|---|---|---|");
        all.forEach((contestant, figures) -> table.add("| " + contestant.label() + " | "
                + Spread.of(figures[0]).text("%.0f") + " | "
                + Spread.of(figures[1]).text("%.0f") + " |"));
        Results.tell("first-call", table.toString());
    }
}
