package io.dataconnectors.console.internal.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every text of the pages and of the problems of the API, from {@code texts.properties} beside this class. Immutable. */
public final class Texts {
    private static final Properties TEXTS = load();

    /** Other braces, such as those of templates, are text. */
    private static final Pattern PLACE = Pattern.compile("(?<!\\{)\\{([0-9])\\}");

    private Texts() {}

    private static Properties load() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream("texts.properties")), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the last part of the key of a text about a constant: {@code not-sent} for {@code NOT_SENT}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is a text. */
    public static boolean has(String key) {
        return TEXTS.containsKey(key);
    }

    /**
     * Returns a text, with values in the places of {@code {0}}, {@code {1}} and so on. What stands in a value is not looked at.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public static String text(String key, Object... values) {
        String text = TEXTS.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key);
        }
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }
}
