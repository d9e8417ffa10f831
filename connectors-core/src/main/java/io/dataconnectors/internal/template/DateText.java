package io.dataconnectors.internal.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** ISO 8601 dates and date-times as filters read them. A date is its first instant. */
final class DateText {
    private DateText() {}

    /** The function of the filter {@code date}: a word or a pattern of {@link DateTimeFormatter}, and a time zone. */
    static Function<String, Object> formatted(List<Object> arguments) {
        String form = (String) arguments.get(0);
        ZoneId zone = zone(arguments);
        Function<ZonedDateTime, Object> written = DateWord.of(form)
                .<Function<ZonedDateTime, Object>>map(word -> word::write)
                .orElseGet(() -> formatter(form)::format);
        return text -> formatted(written, zoned(text, zone));
    }

    private static Object formatted(Function<ZonedDateTime, Object> form, ZonedDateTime moment) {
        try {
            return form.apply(moment);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnfitValueException("'date' cannot write this date in its form");
        }
    }

    /** The zone that is the second argument, UTC without one. */
    static ZoneId zone(List<Object> arguments) {
        return arguments.size() < 2 ? ZoneOffset.UTC : zone((String) arguments.get(1));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw UnfitValueException.ofArgument(
                    name, "'" + name + "' is no time zone; one is \"Europe/Berlin\", \"UTC\" or \"+02:00\"");
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        String problem = DatePattern.problem(pattern);
        if (problem != null) {
            throw UnfitValueException.ofArgument(pattern, "in '" + pattern + "' " + problem);
        }
        try {
            // English and not the root locale: that one names zones and months differently from JDK to JDK
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            formatter.formatTo(ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), new StringBuilder());
            return formatter;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw UnfitValueException.ofArgument(
                    pattern,
                    "'" + pattern
                            + "' is no date pattern such as \"yyyy-MM-dd'T'HH:mm\" or \"dd.MM.yyyy\", and none of the words "
                            + String.join(", ", DateWord.words()));
        }
    }

    /** The instant of a date-time with an offset, or the start of a date in UTC. */
    static Instant instant(String text) {
        return zoned(text, ZoneOffset.UTC).toInstant();
    }

    static Object epochMillis(String text) {
        try {
            return instant(text).toEpochMilli();
        } catch (ArithmeticException e) {
            throw new UnfitValueException("the date is too far away to be counted in milliseconds");
        }
    }

    static boolean isDate(String text) {
        return text.indexOf('T') < 0 && text.indexOf('t') < 0;
    }

    /** The moment in a zone; of a date, its beginning there. */
    static ZonedDateTime zoned(String text, ZoneId zone) {
        try {
            return isDate(text)
                    ? LocalDate.parse(text).atStartOfDay(zone)
                    : OffsetDateTime.parse(text).atZoneSameInstant(zone);
        } catch (DateTimeException e) {
            throw new UnfitValueException(
                    "a date (2026-01-31) or a date-time with its offset (2026-01-31T10:00:00Z) is wanted");
        }
    }
}
