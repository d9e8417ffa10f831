package io.dataconnectors.internal.call;

import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.template.DateWord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Turns what an API sends into the type that an output declares. Numbers keep every digit. */
final class OutputTypes {
    /** The longest number, with as many blanks around it. */
    private static final int LONGEST_NUMBER = 2 * Json.MAX_NUMBER_LENGTH;

    private OutputTypes() {}

    /** Returns the value in the type of its output, or null if it is not of it. */
    @Nullable
    static Object convert(ValueType type, Output output, Object found, CompiledDefinition compiled) {
        return switch (type) {
            case STRING -> text(found);
            case INTEGER -> PlainNumbers.whole(number(found));
            case NUMBER -> number(found);
            case BOOLEAN -> bool(found);
            case DATE, DATETIME -> Dates.convert(type, output, found, compiled);
            case OBJECT -> found instanceof Map ? found : null;
            case ARRAY -> found instanceof List ? found : null;
            case FILE -> null;
        };
    }

    @Nullable
    static String text(@Nullable Object found) {
        if (found instanceof String text) {
            return text;
        }
        return found == null || found instanceof Map || found instanceof List ? null : Json.write(found);
    }

    /** A number, or a text that is a JSON number: many APIs send amounts as text. A long text is not read to find that out. */
    @Nullable
    static Object number(Object found) {
        if (found instanceof Number) {
            return found;
        }
        try {
            return found instanceof String text
                            && text.length() <= LONGEST_NUMBER
                            && Json.read(text) instanceof Number number
                    ? number
                    : null;
        } catch (JsonException e) {
            return null;
        }
    }

    @Nullable
    static Object bool(Object found) {
        if (found instanceof Boolean) {
            return found;
        }
        return "true".equals(found) ? (Object) true : "false".equals(found) ? false : null;
    }

    /** Turns the forms in which APIs send dates into one: ISO 8601, instants in UTC. */
    static final class Dates {
        private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
        private static final int LAST_YEAR = 9999;

        private Dates() {}

        /** Returns the date or the instant, or null if what was found is none. */
        @Nullable
        static String convert(ValueType type, Output output, Object found, CompiledDefinition compiled) {
            try {
                TemporalAccessor parsed = parse(output.format(), found, compiled);
                ZoneId zone = output.zone() == null ? null : compiled.zone(output.zone());
                return type == ValueType.DATE ? date(parsed, zone) : dateTime(parsed, zone);
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                return null;
            }
        }

        /** The day as it was written; with a zone of the author's, an instant is that of the day there. */
        private static String date(TemporalAccessor parsed, @Nullable ZoneId zone) {
            boolean day = parsed.isSupported(ChronoField.EPOCH_DAY)
                    && (zone == null || !parsed.isSupported(ChronoField.INSTANT_SECONDS));
            ZoneId where = zone == null ? ZoneOffset.UTC : zone;
            return written(day ? LocalDate.from(parsed) : LocalDate.ofInstant(Instant.from(parsed), where));
        }

        private static String written(LocalDate date) {
            if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
                throw new DateTimeException("no year of four digits");
            }
            return date.toString();
        }

        private static String dateTime(TemporalAccessor parsed, @Nullable ZoneId zone) {
            Instant instant =
                    parsed.isSupported(ChronoField.INSTANT_SECONDS) ? Instant.from(parsed) : local(parsed, zone);
            written(LocalDate.ofInstant(instant, ZoneOffset.UTC));
            return instant.toString();
        }

        /** A time without an offset; of a day alone, its beginning. */
        private static Instant local(TemporalAccessor parsed, @Nullable ZoneId zone) {
            LocalDate date = LocalDate.from(parsed);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId written = parsed.query(TemporalQueries.zone());
            ZoneId there = written == null ? zone : written;
            return date.atTime(time == null ? LocalTime.MIN : time)
                    .atZone(there == null ? ZoneOffset.UTC : there)
                    .toInstant();
        }

        private static TemporalAccessor parse(@Nullable String format, Object found, CompiledDefinition compiled) {
            Optional<DateWord> word = format == null ? Optional.of(DateWord.ISO) : DateWord.of(format);
            if (word.isEmpty()) {
                return compiled.format(String.valueOf(format)).parse(text(found));
            }
            return switch (word.get()) {
                case ISO -> DateTexts.Iso.parse(text(found));
                case RFC2822, HTTP -> DateTexts.Rfc2822.parse(text(found));
                case EPOCH_S -> epoch(found, BigDecimal.ONE);
                case EPOCH_MS -> epoch(found, MILLIS);
            };
        }

        /** A form such as yyyyMMdd may come as a number. */
        private static String text(Object found) {
            return (found instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(found)).strip();
        }

        private static Instant epoch(Object found, BigDecimal unit) {
            Object number = OutputTypes.number(found);
            if (number == null) {
                throw new IllegalArgumentException("no number");
            }
            BigDecimal seconds = PlainNumbers.decimal(number).divide(unit);
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            long nanos = seconds.subtract(whole).movePointRight(9).longValue();
            return Instant.ofEpochSecond(whole.longValueExact(), nanos);
        }
    }
}
