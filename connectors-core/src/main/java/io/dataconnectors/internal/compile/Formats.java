package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.DatePattern;
import io.dataconnectors.internal.template.DateWord;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Parses the patterns of dates in a definition, each text once. */
final class Formats {
    private static final int MAX_LENGTH = 100;

    private final Map<String, DateTimeFormatter> parsed = new HashMap<>();

    void parse(String format, Problems problems) {
        if (DateWord.of(format).isPresent()) {
            return;
        }
        try {
            parsed.put(format, formatter(format));
            String problem = DatePattern.problem(format);
            if (problem != null) {
                problems.add(Code.UNKNOWN_FORMAT, problem);
            }
        } catch (IllegalArgumentException e) {
            problems.add(
                    Code.UNKNOWN_FORMAT,
                    "A format is one of the words " + String.join(", ", DateWord.words())
                            + ", or a pattern such as dd/MM/yyyy");
        }
    }

    /**
     * English and not the root locale: that one names months differently from JDK to JDK. Strict, so that February 30th is
     * no day; a year as {@code yyyy} counts it then wants an era, and is of ours unless another is written.
     */
    private static DateTimeFormatter formatter(String format) {
        if (format.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long"); // what is optional nests, and is read by recursion
        }
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(format)
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Map<String, DateTimeFormatter> parsed() {
        return parsed;
    }
}
