package io.dataconnectors.internal.form;

import io.dataconnectors.internal.text.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what could have been meant by a word of a document that is not known. */
public final class Hint {
    /** What other formats call what is meant, in lower case. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("header", "apiKey"),
            Map.entry("query", "apiKey"),
            Map.entry("oauth2", "oauth2ClientCredentials"),
            Map.entry("token", "bearer"),
            Map.entry("int", "integer"),
            Map.entry("bool", "boolean"),
            Map.entry("float", "number"),
            Map.entry("double", "number"),
            Map.entry("decimal", "number"),
            Map.entry("text", "string"),
            Map.entry("date-time", "datetime"),
            Map.entry("timestamp", "datetime"),
            Map.entry("list", "array"),
            Map.entry("map", "object"),
            Map.entry("urlencoded", "form"),
            Map.entry("form-data", "multipart"),
            Map.entry("xml", "text"),
            Map.entry("raw", "text"),
            Map.entry("binary", "file"));

    private Hint() {}

    /** Returns {@code ; did you mean "name"?}, or nothing if no known word is near. */
    public static String of(String wrong, Collection<String> known) {
        return Optional.ofNullable(MEANT.get(wrong.toLowerCase(Locale.ROOT)))
                .filter(known::contains)
                .or(() -> Nearest.of(wrong, known))
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }
}
