package io.dataconnectors.internal.text;

/** Splits a name into its words, however it is written: {@code X-Api-Key}, {@code xApiKey} and {@code x_api_key} have the same. */
public final class SnakeCase {
    private SnakeCase() {}

    /** Returns the words of a name in lower case, joined by underscores. */
    public static String of(String name) {
        StringBuilder words = new StringBuilder(name.length() + 8);
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean gap = upper ? isLower(before) : !isLower(c);
            if (gap && !words.isEmpty() && words.charAt(words.length() - 1) != '_') {
                words.append('_');
            }
            if (upper || isLower(c)) {
                words.append(upper ? (char) (c + ('a' - 'A')) : c);
            }
            before = c;
        }
        int last = words.length() - 1;
        return words.substring(0, last >= 0 && words.charAt(last) == '_' ? last : last + 1);
    }

    private static boolean isLower(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
