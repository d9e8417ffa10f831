package io.dataconnectors.internal.form;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.text.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Says what could have been meant by what stands in a document: a word that is not known, or a value of another type than is
 * wanted there. Of such a value it quotes names and types, and not the value: that may be a secret.
 */
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

    private static final Pattern BARE = Pattern.compile("true|false|-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern TYPE = Pattern.compile("[a-zA-Z-]{1,20}");

    private Hint() {}

    /** Returns {@code ; did you mean "name"?}, or nothing if no known word is near. */
    public static String of(String wrong, Collection<String> known) {
        return Optional.ofNullable(MEANT.get(wrong.toLowerCase(Locale.ROOT)))
                .filter(known::contains)
                .or(() -> Nearest.of(wrong, known))
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** In the place of a text. */
    static String forText(@Nullable Object value) {
        boolean bare = value instanceof Number || value instanceof Boolean;
        return Plain.kind(value) + (bare ? "; write it in quotes" : "");
    }

    /** In the place of a text that may itself be JSON. */
    static String forTemplate(@Nullable Object value) {
        return value instanceof Map
                ? "an object; write it as text in quotes, such as \"{\\\"id\\\": \\\"{{id}}\\\"}\""
                : forText(value);
    }

    /** In the place of a number, or of true or false. */
    static String forBare(@Nullable Object value) {
        boolean quoted = value instanceof String text && BARE.matcher(text).matches();
        return Plain.kind(value) + (quoted ? "; write it without quotes" : "");
    }

    /** In the place of a list. */
    static String forList(@Nullable Object value) {
        boolean one = value instanceof Number || (value instanceof Map<?, ?> members && !members.isEmpty());
        return Plain.kind(value) + (one ? "; put it in brackets, [ and ]" : "");
    }

    /**
     * In the place of a list whose elements say their own names.
     *
     * @param member what such an element says beside its name
     */
    static String forNamed(@Nullable Object value, String member) {
        if (!(value instanceof Map<?, ?> members) || members.isEmpty()) {
            return Plain.kind(value);
        }
        // a JSON Schema has its members one level further down
        Map<?, ?> named = members.get("properties") instanceof Map<?, ?> properties && !properties.isEmpty()
                ? properties
                : members;
        Map.Entry<?, ?> first = named.entrySet().iterator().next();
        return "an object; each element says its own name: [{\"name\": " + Json.write(String.valueOf(first.getKey()))
                + ", \"" + member + "\": " + (member.equals("type") ? type(first.getValue()) : "…") + "}]";
    }

    private static String type(@Nullable Object value) {
        Object type = value instanceof Map<?, ?> input ? input.get("type") : value;
        return type instanceof String word && TYPE.matcher(word).matches() ? Json.write(word) : "…";
    }
}
