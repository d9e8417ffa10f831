package io.dataconnectors.internal.form.connector;

import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ScalarForm;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names and descriptions of what a document declares. */
public final class NameForm {
    /** Words that have a meaning of their own in templates, so that no value is named like them. */
    public static final List<String> RESERVED = List.of("secret", "setting", "call");

    private static final Pattern CONNECTOR = Pattern.compile("^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$");
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("^[a-zA-Z_][a-zA-Z0-9_]{0,63}$");

    private static final String PATTERN = "pattern";

    /** What a schema says of the name of a value. */
    static final Map<String, Object> IDENTIFIER = Map.of(PATTERN, LETTERS_AND_DIGITS.pattern());

    private NameForm() {}

    /** Whether a text can be the name of a connector or a pack. */
    public static boolean isOfConnector(String text) {
        return CONNECTOR.matcher(text).matches();
    }

    /** Whether a text can be the name of a value. */
    public static boolean isIdentifier(String text) {
        return LETTERS_AND_DIGITS.matcher(text).matches();
    }

    /** The name of a connector or a pack. */
    static Form<String> connector() {
        return ScalarForm.name().limited(PATTERN, CONNECTOR.pattern());
    }

    /** The name of a value that templates do not name. */
    static Form<String> identifier() {
        return ScalarForm.name().limited(PATTERN, LETTERS_AND_DIGITS.pattern());
    }

    /** The name of a value that templates name. */
    static Form<String> named() {
        return identifier().limited("not", Map.of("enum", RESERVED));
    }

    /** What a value is, for people and language models. */
    static Form<String> description() {
        return ScalarForm.text().limited("maxLength", Sizes.DESCRIPTION);
    }

    /** What a connector or a pack is for, which must be said. */
    static Form<String> purpose() {
        return description().limited("minLength", 1).limited(PATTERN, "\\S");
    }
}
