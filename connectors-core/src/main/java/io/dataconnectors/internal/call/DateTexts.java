package io.dataconnectors.internal.call;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times in the forms of texts in which APIs send them. */
final class DateTexts {
    private DateTexts() {}

    /** Reads dates and times in ISO 8601, as it is and as it is often meant. */
    static final class Iso {
        private static final int MAX_LENGTH = 100;

        // 2026-11-23, 2026-11-23T10:15, 2026-11-23 10:15:30.123 +0100, 2026-11-23T10:15:30+01:00[Europe/Berlin], …
        // 10:15
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

        private Iso() {}

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

    /**
     * Reads the dates of e-mail and HTTP (RFC 5322, section 3.3, which took the place of RFC 2822; RFC 1123), with the zones and
     * the years of two digits of its section 4.3. The day of the week is not judged: it adds nothing but mistakes.
     */
    static final class Rfc2822 {
        private static final int MAX_LENGTH = 100;

        private static final Pattern FORM =
                Pattern.compile("(?:[A-Za-z]{3,9}\\s*,?\\s*)?(\\d{1,2})[\\s-]+([A-Za-z]{3,9})[\\s-]+(\\d{2,4})\\s+"
                        + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|[A-Za-z]{1,5})\\s*(?:\\([^()]*\\))?");

        private static final List<String> MONTHS =
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

        /** Offsets in hours. Other words say nothing that is certain (section 4.3): to guess would be another time. */
        private static final Map<String, Integer> ZONES = Map.ofEntries(
                entry("UT", 0),
                entry("GMT", 0),
                entry("UTC", 0),
                entry("Z", 0),
                entry("EST", -5),
                entry("EDT", -4),
                entry("CST", -6),
                entry("CDT", -5),
                entry("MST", -7),
                entry("MDT", -6),
                entry("PST", -8),
                entry("PDT", -7));

        private Rfc2822() {}

        static OffsetDateTime parse(String text) {
            Matcher form = FORM.matcher(text.length() > MAX_LENGTH ? "" : text);
            if (!form.matches()) {
                throw new DateTimeException("no date of RFC 2822");
            }
            String seconds = form.group(6);
            LocalDateTime local = LocalDateTime.of(
                    year(form.group(3)),
                    month(form.group(2)),
                    Integer.parseInt(form.group(1)),
                    Integer.parseInt(form.group(4)),
                    Integer.parseInt(form.group(5)),
                    seconds == null ? 0 : Integer.parseInt(seconds));
            return local.atOffset(offset(form.group(7)));
        }

        private static int year(String digits) {
            int year = Integer.parseInt(digits);
            return digits.length() == 4 ? year : digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
        }

        private static int month(String name) {
            return 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
        }

        private static ZoneOffset offset(String zone) {
            if (Character.isLetter(zone.charAt(0))) {
                Integer hours = ZONES.get(zone.toUpperCase(Locale.ROOT));
                if (hours == null) {
                    throw new DateTimeException("no zone of RFC 5322");
                }
                return ZoneOffset.ofHours(hours);
            }
            return ZoneOffset.of(zone);
        }
    }
}
