package io.dataconnectors.examples.cli;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.text.Characters.Visible;
import javax.annotation.Nullable;

/** Values as people see them in a terminal, which obeys control characters: an API must not have its way with it. */
final class Shown {
    private Shown() {}

    static String value(@Nullable Object value) {
        return line(value instanceof String text && line(text).equals(text) ? text : Json.write(value));
    }

    /**
     * Returns text of several lines with all that a terminal would obey made visible, but line feeds and tabs. The line feed
     * at its end is left to who prints it.
     */
    static String text(String text) {
        String shown = Visible.lines(text);
        return shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
    }

    /** Returns text in one line with all that a terminal would obey made visible. */
    static String line(String line) {
        return Visible.line(line);
    }
}
