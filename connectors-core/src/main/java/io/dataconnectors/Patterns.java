package io.dataconnectors;

import java.util.HashMap;
import java.util.Map;

/** Parses the regular expressions that a definition reads answers with, each text once. */
final class Patterns {
    private final Map<String, TextPattern> parsed = new HashMap<>();

    void parse(String text, Problems problems) {
        String problem = parsed.computeIfAbsent(text, TextPattern::of).problem();
        if (problem != null) {
            problems.add(problem);
        }
    }

    Map<String, TextPattern> parsed() {
        return parsed;
    }
}
