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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So many callers have all compiled sooner than one, and ask a cold JVM for no more than it can do. */
    private static final int WARMING = 16;
    /** One in so many calls of a warm-up is made again by each number of callers: each meets code that is not compiled yet. */
    private static final int SHARE = 4;

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
                warmUp(sides, size, WARMING, size.warmUp());
                for (int callers : options.callers()) {
                    warmUp(sides, size, callers, size.warmUp() / SHARE);
                    measure(sides, size, callers);
                }
                Results.tell("calls-" + size.path(), new Tables(rounds).of(size));
            }
        } finally {
            sides.values().forEach(Side::close);
        }
    }

    private void warmUp(Map<Contestants, Side> sides, Size size, int callers, int calls) throws IOException {
        for (Side side : sides.values()) {
            side.round(size, callers, calls, PATIENCE);
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
