package io.dataconnectors.examples.cli;

import io.dataconnectors.json.Json;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Values as people see them in a terminal, which obeys control characters: an API must not have its way with it. */
final class Shown {
    private Shown() {}

    static String value(@Nullable Object value) {
        return line(value instanceof String text && noControls(text) ? text : Json.write(value));
    }

    /** Returns text of several lines with every control character but line feeds and tabs made visible. */
    static String text(String text) {
        return text.lines().map(Shown::line).collect(Collectors.joining("\n"));
    }

    private static boolean noControls(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** Returns text with every control character but tabs made visible, line feeds too. */
    static String line(String line) {
        StringBuilder shown = new StringBuilder();
        line.chars().forEach(c -> {
            if (Character.isISOControl(c) && c != '\t') {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
