package io.dataconnectors;

import io.dataconnectors.pattern.TextPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses the regular expressions that a definition reads answers with, each text once, and weighs all that it has. */
final class Patterns {
    /** What the programs of one definition may hold together: a few megabytes. */
    private static final long MAX_WEIGHT = 32_768;

    private final Map<String, WrittenPattern> written = new HashMap<>();

    void parse(String text, Problems problems) {
        String problem = written.computeIfAbsent(text, WrittenPattern::of).problem();
        if (problem != null) {
            problems.add(problem);
        }
    }

    Map<String, TextPattern> parsed() {
        Map<String, TextPattern> parsed = new HashMap<>();
        written.forEach((text, pattern) -> {
            if (pattern.read() != null) {
                parsed.put(text, pattern.read());
            }
        });
        return parsed;
    }

    /** Checks what the patterns of the answer weigh, with those of the inputs and those in paths. */
    void checkWeight(List<Input> inputs, long inPaths, Problems problems) {
        long ofAnswer =
                written.values().stream().mapToLong(WrittenPattern::weight).sum();
        problems.addUnless(
                ofAnswer + weight(inputs) + inPaths <= MAX_WEIGHT,
                "The patterns of this definition are too large together; they need fewer repetitions such as {1,500},"
                        + " or fewer categories such as \\p{L}");
    }

    private static long weight(List<Input> inputs) {
        return inputs.stream().mapToLong(Patterns::weight).sum();
    }

    private static long weight(Input input) {
        WrittenPattern pattern = input.writtenPattern();
        Input element = input.items();
        return (pattern == null ? 0 : pattern.weight())
                + weight(input.properties())
                + (element == null ? 0 : weight(element));
    }
}
