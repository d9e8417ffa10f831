package io.dataconnectors.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What to measure, as words such as {@code rounds=20 sizes=small,medium}. What is not said is as docs/performance.md has it. */
final class Options {
    private final Map<String, String> words = new LinkedHashMap<>();

    private Options() {
        words.put("contestants", "java,hc5,feign,restclient,retrofit,apache,direct,relay,memory");
        words.put("sizes", "small,medium,large");
        words.put("callers", "1,16,64");
        words.put("rounds", "10");
        words.put("millis", "200");
        words.put("file", Results.file("calls", ".jsonl").toString());
        words.put("jvm", "");
    }

    /**
     * Reads words; one argument may hold several.
     *
     * @throws IllegalArgumentException if a word is not known
     */
    static Options of(String... arguments) {
        Options options = new Options();
        Stream.of(arguments)
                .flatMap(argument -> Stream.of(argument.split(" +", -1)))
                .filter(word -> !word.isEmpty())
                .forEach(options::put);
        return options;
    }

    private void put(String word) {
        String[] parts = word.split("=", 2);
        if (parts.length < 2 || !words.containsKey(parts[0])) {
            throw new IllegalArgumentException("What can be said is " + words + ", not " + word);
        }
        words.put(parts[0], parts[1]);
    }

    List<Contestants> contestants() {
        return list("contestants", Contestants::of);
    }

    List<Size> sizes() {
        return list("sizes", Size::of);
    }

    List<Integer> callers() {
        return list("callers", Integer::valueOf);
    }

    int rounds() {
        return Integer.parseInt(word("rounds"));
    }

    /** Returns how long a contestant makes calls in a round. */
    Duration time() {
        return Duration.ofMillis(Long.parseLong(word("millis")));
    }

    /** Returns where the rounds go. */
    Path file() {
        return Path.of(word("file"));
    }

    /** Returns options of the JVMs that call. */
    List<String> jvm() {
        return list("jvm", Function.identity());
    }

    private <T> List<T> list(String name, Function<String, T> read) {
        return Arrays.stream(word(name).split(",", -1))
                .filter(part -> !part.isEmpty())
                .map(read)
                .toList();
    }

    private String word(String name) {
        return words.getOrDefault(name, "");
    }
}
