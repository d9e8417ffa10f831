package io.dataconnectors.internal.form.connector;

import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ScalarForm;
import java.util.List;
import java.util.Map;

/** The names and descriptions of what a definition declares. */
final class NameForm {
    private static final String PATTERN = "pattern";
    private static final String LETTERS_AND_DIGITS = "^[a-zA-Z_][a-zA-Z0-9_]{0,63}$";

    /** What a schema says of the name of a value. */
    static final Map<String, Object> IDENTIFIER = Map.of(PATTERN, LETTERS_AND_DIGITS);

    private NameForm() {}

    /** The name of a connector or a pack. */
    static Form<String> connector() {
        return ScalarForm.name().limited(PATTERN, "^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$");
    }

    /** The name of a value that templates do not name. */
    static Form<String> identifier() {
        return ScalarForm.name().limited(PATTERN, LETTERS_AND_DIGITS);
    }

    /** The name of a value that templates name. */
    static Form<String> named() {
        return identifier().limited("not", Map.of("enum", List.of("secret", "setting", "call")));
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
