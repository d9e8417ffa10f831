package io.dataconnectors.internal.form;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Says what was found in the place of something else, and how that is written where this is a common slip. Of what was found
 * it quotes names and types, and no value: one may be a secret.
 */
final class Found {
    private static final Pattern BARE = Pattern.compile("true|false|-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern TYPE = Pattern.compile("[a-zA-Z-]{1,20}");

    private Found() {}

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
