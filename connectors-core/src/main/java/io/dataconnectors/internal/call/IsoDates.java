package io.dataconnectors.internal.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times in ISO 8601, as it is and as it is often meant. */
final class IsoDates {
    private static final int MAX_LENGTH = 100;

    // 2026-11-23, 2026-11-23T10:15, 2026-11-23 10:15:30.123 +0100, 2026-11-23T10:15:30+01:00[Europe/Berlin], … 10:15
    // UTC
    private static final DateTimeFormatter EXTENDED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X][VV]['['VV']']")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    // 20261123, 20261123T1015, 20261123T101530Z, 20261123T101530.123+0100
    private static final DateTimeFormatter BASIC = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuuMMdd['T'HHmm[ss][.SSS][XXX][XX][X]]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern BASIC_FORM = Pattern.compile("\\d{8}([Tt].*)?");

    /** Milliseconds since 1970, as .NET once wrote them; an offset behind them changes nothing. */
    private static final Pattern DOTNET = Pattern.compile("/Date\\((-?\\d{1,18})([+-]\\d{4})?\\)/");

    private IsoDates() {}

    static TemporalAccessor parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new DateTimeException("too long for a date");
        }
        Matcher dotnet = DOTNET.matcher(text);
        if (dotnet.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(dotnet.group(1)));
        }
        return (BASIC_FORM.matcher(text).matches() ? BASIC : EXTENDED).parse(text);
    }
}
