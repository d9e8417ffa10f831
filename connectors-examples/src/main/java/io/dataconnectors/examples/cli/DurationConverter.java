package io.dataconnectors.examples.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 5s}, {@code 500ms}, {@code 1m} and ISO 8601 durations such as {@code PT5S}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            Duration duration = read(text.toLowerCase(Locale.ROOT));
            if (!duration.isZero() && !duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            // falls through: every text that is no duration gets the same answer
        }
        throw new TypeConversionException("a time such as 5s, 500ms or PT5S is wanted, not " + text);
    }

    private static Duration read(String text) {
        if (text.startsWith("p")) {
            return Duration.parse(text);
        }
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("pt" + text);
    }
}
