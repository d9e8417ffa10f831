package io.dataconnectors.imports.internal;

import io.dataconnectors.internal.json.Json;

/** Strings of JSON and what they mean. Most have no escape: a reader or a writer for each would cost more than all else. */
public final class JsonString {
    private JsonString() {}

    /** Returns the inside of the string that means a text. */
    public static String inside(String text) {
        if (isPlain(text, 0, text.length())) {
            return text;
        }
        String string = Json.write(text);
        return string.substring(1, string.length() - 1);
    }

    /**
     * Returns what a string in its quotes means.
     *
     * @throws io.dataconnectors.internal.json.JsonException if it has a line break or an escape that JSON does not know
     */
    static String meant(String quoted) {
        return isPlain(quoted, 1, quoted.length() - 1)
                ? quoted.substring(1, quoted.length() - 1)
                : String.valueOf(Json.read(quoted));
    }

    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
