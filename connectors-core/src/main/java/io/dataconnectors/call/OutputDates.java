package io.dataconnectors.call;

import io.dataconnectors.CompiledDefinition;
import io.dataconnectors.ValueType;
import io.dataconnectors.json.Plain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import javax.annotation.Nullable;

/** Turns the forms in which APIs send dates into one: ISO 8601, instants in UTC. A time without an offset is UTC. */
final class OutputDates {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    // 2026-11-23, 2026-11-23T10:15, 2026-11-23 10:15:30.123+0100 and what lies between
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final CompiledDefinition compiled;

    OutputDates(CompiledDefinition compiled) {
        this.compiled = compiled;
    }

    @Nullable
    String convert(ValueType type, @Nullable String format, Object found) {
        try {
            return type == ValueType.DATE
                    ? date(format, found)
                    : instant(parse(format, found)).toString();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return null;
        }
    }

    private String date(@Nullable String format, Object found) {
        TemporalAccessor parsed = parse(format, found);
        return parsed instanceof Instant instant
                ? instant.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                : LocalDate.from(parsed).toString();
    }

    private TemporalAccessor parse(@Nullable String format, Object found) {
        if ("epoch_s".equals(format)) {
            return epoch(found, BigDecimal.ONE);
        }
        if ("epoch_ms".equals(format)) {
            return epoch(found, MILLIS);
        }
        DateTimeFormatter formatter = format == null ? ISO : compiled.format(format);
        return formatter.parse(String.valueOf(OutputTypes.number(found) == null ? found : plain(found)));
    }

    /** A form such as yyyyMMdd may come as a number. */
    private static Object plain(Object found) {
        return found instanceof BigDecimal decimal ? decimal.toPlainString() : found;
    }

    private static Instant epoch(Object found, BigDecimal unit) {
        Object number = OutputTypes.number(found);
        if (number == null) {
            throw new IllegalArgumentException("no number");
        }
        BigDecimal seconds = Plain.decimal(number).divide(unit);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof Instant instant) {
            return instant;
        }
        LocalDate date = LocalDate.from(parsed);
        var time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = time == null ? date.atStartOfDay() : date.atTime(time);
        var zone = parsed.query(TemporalQueries.zone());
        boolean instantKnown = parsed.isSupported(ChronoField.INSTANT_SECONDS);
        return instantKnown
                ? Instant.from(parsed)
                : local.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant();
    }
}
