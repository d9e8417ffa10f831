package io.dataconnectors.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All rounds of a benchmark, in a file with a line of JSON for each, and what they say. */
final class Rounds {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Round> rounds = new ArrayList<>();
    private final Path file;

    private Rounds(Path file) {
        this.file = file;
    }

    /**
     * What one contestant's calls cost in one round.
     *
     * @param contestant its id
     * @param size the path of the size
     * @param callers how many called at once
     * @param number which round
     * @param cost of its calls
     */
    record Round(String contestant, String size, int callers, int number, Measurement cost) {}

    /** Begins with none, and writes each to a file. */
    static Rounds into(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "");
        return new Rounds(file);
    }

    static Rounds read(Path file) throws IOException {
        Rounds rounds = new Rounds(file);
        for (String line : Files.readAllLines(file)) {
            rounds.rounds.add(MAPPER.readValue(line, Round.class));
        }
        return rounds;
    }

    void add(Round round) throws IOException {
        rounds.add(round);
        Files.writeString(file, MAPPER.writeValueAsString(round) + '\n', StandardOpenOption.APPEND);
    }

    /** Returns who took part, in the order of {@link Contestants}. */
    List<Contestants> contestants() {
        Set<String> ids = new LinkedHashSet<>();
        rounds.forEach(round -> ids.add(round.contestant()));
        return Stream.of(Contestants.values())
                .filter(contestant -> ids.contains(contestant.id()))
                .toList();
    }

    /** Returns the numbers of callers that there were for a size, in order. */
    List<Integer> callers(Size size) {
        return rounds.stream()
                .filter(round -> round.size().equals(size.path()))
                .map(Round::callers)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns how a figure of a contestant stands to that of the first contestant, round by round. */
    Spread ratio(Contestants contestant, Size size, int callers, ToDoubleFunction<Measurement> figure) {
        double[] its = figures(contestant, size, callers, figure);
        double[] first = figures(Contestants.JAVA, size, callers, figure);
        double[] ratios = new double[Math.min(its.length, first.length)];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = its[i] / first[i];
        }
        return Spread.of(ratios);
    }

    Spread figure(Contestants contestant, Size size, int callers, ToDoubleFunction<Measurement> figure) {
        return Spread.of(figures(contestant, size, callers, figure));
    }

    private double[] figures(Contestants contestant, Size size, int callers, ToDoubleFunction<Measurement> figure) {
        return rounds.stream()
                .filter(round -> round.contestant().equals(contestant.id())
                        && round.size().equals(size.path())
                        && round.callers() == callers)
                .mapToDouble(round -> figure.applyAsDouble(round.cost()))
                .toArray();
    }
}
