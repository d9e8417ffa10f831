package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.DateWord;
import io.dataconnectors.internal.template.SettingTag;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** Parses the date patterns and the zones of a definition, each text once. A zone is written, or is that of a setting. */
final class DatePatterns {
    private final Map<String, Object> settings;
    private final Map<String, DateTimeFormatter> formats = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();

    DatePatterns(Map<String, Object> settings) {
        this.settings = settings;
    }

    void parseFormat(String format, Problems problems) {
        if (DateWord.of(format).isPresent()) {
            return;
        }
        try {
            formats.put(format, formatter(format));
            String problem = DateWord.problemOfPattern(format);
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
        return DateWord.append(format, new DateTimeFormatterBuilder().parseCaseInsensitive())
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Map<String, DateTimeFormatter> formats() {
        return formats;
    }

    void parseZone(@Nullable String text, Problems problems) {
        if (text == null) {
            return;
        }
        SettingTag setting = SettingTag.whole(text);
        Object zone = setting == null ? text : settings.get(setting.name());
        try {
            zones.put(text, ZoneId.of(String.valueOf(zone)));
        } catch (DateTimeException e) {
            problems.add(
                    Code.UNKNOWN_ZONE,
                    "A zone is one such as Europe/Berlin or +01:00, or a setting that is one, such as {{setting.zone}}",
                    setting == null ? new String[0] : new String[] {"setting." + setting.name()});
        }
    }

    Map<String, ZoneId> zones() {
        return zones;
    }
}
