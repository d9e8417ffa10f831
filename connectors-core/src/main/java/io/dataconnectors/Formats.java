package io.dataconnectors;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Parses the patterns of dates in a definition, each text once. */
final class Formats {
    private static final Set<String> EPOCHS = Set.of("epoch_s", "epoch_ms");
    private static final String RFC_2822 = "rfc2822";

    private final Map<String, DateTimeFormatter> parsed = new HashMap<>();

    void parse(String format, Problems problems) {
        if (EPOCHS.contains(format)) {
            return;
        }
        try {
            parsed.put(format, formatter(format));
        } catch (IllegalArgumentException e) {
            problems.add("A format is epoch_s, epoch_ms, rfc2822 or a pattern such as dd/MM/yyyy");
        }
    }

    private static DateTimeFormatter formatter(String format) {
        return RFC_2822.equals(format)
                ? DateTimeFormatter.RFC_1123_DATE_TIME
                : DateTimeFormatter.ofPattern(format, Locale.ROOT);
    }

    Map<String, DateTimeFormatter> parsed() {
        return parsed;
    }
}
