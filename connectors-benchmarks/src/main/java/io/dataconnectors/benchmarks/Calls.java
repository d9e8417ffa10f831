package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares calls: each contestant in a process of its own, over TLS to an API in another, in turns, round by round, so that what
 * else the machine does meets all. The arguments are those of {@link Options}.
 *
 * <p>Prints a table for each size and number of callers, and writes each round as a line of JSON, of which {@link Page} makes
 * the tables and the plot of docs/performance.md.
 */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Options options;
    private final Rounds rounds;

    private Calls(Options options) throws IOException {
        this.options = options;
        rounds = Rounds.into(options.file());
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Calls calls = new Calls(Options.of(args));
        try (Api api = Api.start()) {
            calls.run(api);
        }
    }

    private void run(Api api) throws IOException {
        Map<Contestants, Side> sides = new EnumMap<>(Contestants.class);
        try {
            for (Contestants contestant : options.contestants()) {
                sides.put(contestant, new Side(api, contestant, options.jvm()));
            }
            for (Size size : options.sizes()) {
                warmUp(sides, size);
                for (int callers : options.callers()) {
                    measure(sides, size, callers);
                }
                Results.tell("calls-" + size.path(), new Tables(rounds).of(size));
            }
        } finally {
            sides.values().forEach(Side::close);
        }
    }

    /** Has as many callers as there will be make the JVMs warm: the more there are, the sooner all is compiled. */
    private void warmUp(Map<Contestants, Side> sides, Size size) throws IOException {
        int most = Collections.max(options.callers());
        for (Side side : sides.values()) {
            side.round(size, most, size.warmUp(), PATIENCE);
        }
    }

    private void measure(Map<Contestants, Side> sides, Size size, int callers) throws IOException {
        List<Map.Entry<Contestants, Side>> order = new ArrayList<>(sides.entrySet());
        for (int round = 0; round < options.rounds(); round++) {
            Collections.rotate(order, 1);
            for (Map.Entry<Contestants, Side> each : order) {
                Measurement cost = each.getValue().round(size, callers, Integer.MAX_VALUE, options.time());
                rounds.add(new Rounds.Round(each.getKey().id(), size.path(), callers, round, cost));
            }
        }
    }
}
