package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Reads the zones of a definition, each text once: one is written, or is that of a setting. */
final class Zones {
    private static final Pattern SETTING = Pattern.compile("\\{\\{\\s*setting\\.([a-zA-Z_][a-zA-Z0-9_]*)\\s*}}");

    private final Map<String, Object> settings;
    private final Map<String, ZoneId> parsed = new HashMap<>();

    Zones(Map<String, Object> settings) {
        this.settings = settings;
    }

    void parse(@Nullable String text, Problems problems) {
        if (text == null) {
            return;
        }
        Matcher setting = SETTING.matcher(text);
        Object zone = setting.matches() ? settings.get(setting.group(1)) : text;
        try {
            parsed.put(text, ZoneId.of(String.valueOf(zone)));
        } catch (DateTimeException e) {
            problems.add(
                    Code.UNKNOWN_ZONE,
                    "A zone is one such as Europe/Berlin or +01:00, or a setting that is one, such as {{setting.zone}}",
                    setting.matches() ? new String[] {"setting." + setting.group(1)} : new String[0]);
        }
    }

    Map<String, ZoneId> parsed() {
        return parsed;
    }
}
