package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.SettingTag;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** Reads the zones of a definition, each text once: one is written, or is that of a setting. */
final class Zones {
    private final Map<String, Object> settings;
    private final Map<String, ZoneId> parsed = new HashMap<>();

    Zones(Map<String, Object> settings) {
        this.settings = settings;
    }

    void parse(@Nullable String text, Problems problems) {
        if (text == null) {
            return;
        }
        SettingTag setting = SettingTag.whole(text);
        Object zone = setting == null ? text : settings.get(setting.name());
        try {
            parsed.put(text, ZoneId.of(String.valueOf(zone)));
        } catch (DateTimeException e) {
            problems.add(
                    Code.UNKNOWN_ZONE,
                    "A zone is one such as Europe/Berlin or +01:00, or a setting that is one, such as {{setting.zone}}",
                    setting == null ? new String[0] : new String[] {"setting." + setting.name()});
        }
    }

    Map<String, ZoneId> parsed() {
        return parsed;
    }
}
