package io.dataconnectors.examples.source;

import io.dataconnectors.internal.json.Json;
import java.nio.file.Path;
import java.util.Locale;
import javax.annotation.Nullable;

/** The forms that a document, a pack or inputs may have in a file. */
public enum Format {
    /** JSON (RFC 8259), as strictly as {@link Json} reads it. */
    JSON {
        @Override
        public Source read(String text) {
            return JsonSource.read(text);
        }

        @Override
        public String write(@Nullable Object value) {
            return Json.writePretty(value) + "\n";
        }
    },
    /**
     * YAML 1.2 with the scalars of its core schema, within the limits of {@link Json}. Dates, {@code yes} and {@code no} are
     * texts, numbers keep their digits, and the number forms that JSON does not have are refused.
     */
    YAML {
        @Override
        public Source read(String text) {
            return new YamlReading(text).source();
        }

        @Override
        public String write(@Nullable Object value) {
            return YamlWriting.write(value);
        }
    };

    /** Returns the form that a file's name ends with or, where it says nothing, that which the text begins with. */
    public static Format of(Path file, String text) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return JSON;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YAML;
        }
        String begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[") ? JSON : YAML;
    }

    /**
     * Reads a text.
     *
     * @throws SourceException if it is not of this form
     */
    public abstract Source read(String text);

    /** Writes a plain value for people; reading it returns an equal one. */
    public abstract String write(@Nullable Object value);
}
