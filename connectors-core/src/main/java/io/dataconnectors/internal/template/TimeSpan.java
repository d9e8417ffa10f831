package io.dataconnectors.internal.template;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A span of time that the filter {@code plus} adds: a period of the calendar and a duration, as ISO 8601 writes them. Years, months, weeks
 * and days count by the calendar, in a zone: a day later it is the same time there, also where clocks change, and a month
 * after January 31st it is the last day of February. Hours, minutes and seconds count as they pass.
 *
 * @param text as it is written
 */
record TimeSpan(String text, Period period, Duration duration) {
    private static final String NUMBER = "[+-]?\\d{1,9}";
    private static final Pattern FORM = Pattern.compile("[+-]?P(?=.)(?:" + NUMBER + "[YMWD]){0,4}(?:T(?=.)(?:" + NUMBER
            + "[HM]){0,2}(?:" + NUMBER + "(?:\\.\\d{1,9})?S)?)?");

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
        return checked(later.withZoneSameInstant(ZoneOffset.UTC)).toInstant().toString();
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
