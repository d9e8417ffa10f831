package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

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
        String problem = DateWord.problemOfPattern(pattern);
        if (problem != null) {
            throw UnfitValueException.ofArgument(pattern, "in '" + pattern + "' " + problem);
        }
        try {
            // English and not the root locale: that one names zones and months differently from JDK to JDK
            DateTimeFormatter formatter =
                    DateWord.append(pattern, new DateTimeFormatterBuilder()).toFormatter(Locale.ENGLISH);
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

    /**
     * A span of time that the filter {@code plus} adds: a period of the calendar and a duration, as ISO 8601 writes them. Years, months, weeks
     * and days count by the calendar, in a zone: a day later it is the same time there, also where clocks change, and a month
     * after January 31st it is the last day of February. Hours, minutes and seconds count as they pass.
     *
     * @param text as it is written
     */
    record TimeSpan(String text, Period period, Duration duration) {
        private static final String NUMBER = "[+-]?\\d{1,9}";
        private static final Pattern FORM = Pattern.compile("[+-]?P(?=.)(?:" + NUMBER + "[YMWD]){0,4}(?:T(?=.)(?:"
                + NUMBER + "[HM]){0,2}(?:" + NUMBER + "(?:\\.\\d{1,9})?S)?)?");

        private static final int LAST_YEAR = 9999;

        /** The function of the filter: a span, and the zone whose calendar counts, UTC without one. */
        static Function<String, Object> function(List<Object> arguments) {
            TimeSpan span = of((String) arguments.get(0));
            ZoneId zone = DateText.zone(arguments);
            return text -> span.addedTo(text, zone);
        }

        private static TimeSpan of(String text) {
            try {
                if (FORM.matcher(text).matches()) {
                    int time = text.indexOf('T');
                    String beginning = text.substring(0, text.indexOf('P') + 1);
                    String days = time < 0 ? text : text.substring(0, time);
                    Period period = days.equals(beginning) ? Period.ZERO : Period.parse(days);
                    Duration duration = time < 0 ? Duration.ZERO : Duration.parse(beginning + text.substring(time));
                    return new TimeSpan(text, period, duration);
                }
            } catch (DateTimeException | ArithmeticException e) {
                // said below, as of any other text that is none
            }
            throw UnfitValueException.ofArgument(
                    text, "'" + text + "' is no period or duration of ISO 8601; one is \"P7D\", \"-P1M\" or \"PT90M\"");
        }

        private String addedTo(String value, ZoneId zone) {
            try {
                return DateText.isDate(value) ? addedToDate(value) : addedToMoment(value, zone);
            } catch (DateTimeException | ArithmeticException e) {
                throw tooFar();
            }
        }

        private String addedToMoment(String value, ZoneId zone) {
            ZonedDateTime later = DateText.zoned(value, zone).plus(period).plus(duration);
            return checked(later.withZoneSameInstant(ZoneOffset.UTC))
                    .toInstant()
                    .toString();
        }

        private String addedToDate(String value) {
            if (!duration.isZero()) {
                throw new UnfitValueException("a date has no time, and '" + text
                        + "' has hours, minutes or seconds: add a period such as P7D," + " or take a date-time");
            }
            return checked(DateText.zoned(value, ZoneOffset.UTC).plus(period))
                    .toLocalDate()
                    .toString();
        }

        private static ZonedDateTime checked(ZonedDateTime moment) {
            if (moment.getYear() < 0 || moment.getYear() > LAST_YEAR) {
                throw tooFar();
            }
            return moment;
        }

        private static UnfitValueException tooFar() {
            return new UnfitValueException("'plus' makes a date beyond the years 0 to 9999");
        }
    }
}
