package io.dataconnectors.imports.internal;

import io.dataconnectors.internal.text.SecretNames.SnakeCase;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * A secret that is looked for wherever else it may stand. The search takes time that grows with the text and with nothing
 * else, whatever the secret is (Knuth, Morris and Pratt).
 */
final class SoughtSecret {
    /** A shorter secret would be found in texts that have nothing to do with it. */
    private static final int SHORTEST = 8;

    /** Up to three plain words, such as {@code password} or {@code client_secret}: they stand everywhere and give nothing away. */
    private static final Pattern WORDS = Pattern.compile(
            "[A-Za-z][a-z]{0,11}(?:[_ -][A-Za-z][a-z]{0,11}){0,2}|[A-Z]{1,12}(?:[_ -][A-Z]{1,12}){0,2}");

    private final String tag;
    private final String value;

    /** For each beginning of the value, how long an end of it is that is a beginning too. */
    private final int[] borders;

    private SoughtSecret(String tag, String value) {
        this.tag = tag;
        this.value = value;
        borders = new int[value.length()];
        int border = 0;
        for (int i = 1; i < borders.length; i++) {
            border = longer(border, value.charAt(i));
            borders[i] = border;
        }
    }

    /** Returns a secret to look for; null where its value is too common for that, or no more than its own name. */
    @Nullable
    static SoughtSecret of(String name, String value) {
        boolean common = value.length() < SHORTEST
                || SnakeCase.of(value).equals(name)
                || WORDS.matcher(value).matches();
        return common ? null : new SoughtSecret("{{secret." + name + "}}", value);
    }

    String tag() {
        return tag;
    }

    int length() {
        return value.length();
    }

    private int longer(int matched, char c) {
        int border = matched;
        while (border > 0 && value.charAt(border) != c) {
            border = borders[border - 1];
        }
        return value.charAt(border) == c ? border + 1 : 0;
    }

    /** Returns where the secret next begins in a text, from an index on; -1 where it does not. */
    int next(String text, int from) {
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            matched = longer(matched, text.charAt(i));
            if (matched == value.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }
}
