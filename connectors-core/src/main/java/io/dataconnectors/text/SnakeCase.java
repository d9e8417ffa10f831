package io.dataconnectors.text;

import java.util.Locale;

/** The words of a name, however it is written: {@code X-Api-Key}, {@code xApiKey} and {@code x_api_key} have the same. */
public final class SnakeCase {
    private SnakeCase() {}

    /** Returns the words of a name in lower case, joined by underscores. */
    public static String of(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    }
}
