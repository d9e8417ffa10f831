package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder as other tools write it: {@code {id}}, {@code ${id}}, {@code <id>} or {@code :id}. Here it is text, and most
 * likely meant to be a value.
 *
 * @param text the whole of it
 * @param name the name in it
 */
record ForeignPlaceholder(String text, String name) {
    private static final String NAME = "([a-zA-Z_][a-zA-Z0-9_]{0,63})";
    private static final Pattern BRACED = Pattern.compile("\\$?\\{" + NAME + "}|<" + NAME + ">");
    private static final Pattern COLON = Pattern.compile(":" + NAME);

    /** Returns the first in braces or angles. */
    static Optional<ForeignPlaceholder> first(String text) {
        Matcher braced = BRACED.matcher(text);
        return braced.find() ? Optional.of(of(braced)) : Optional.empty();
    }

    /** Warns of a text that is nothing but a placeholder. */
    static void doubt(Token.Text text, TextProblems problems) {
        Matcher braced = BRACED.matcher(text.text());
        Matcher colon = COLON.matcher(text.text());
        if (braced.matches()) {
            warn(text.offset(), of(braced), problems);
        } else if (colon.matches()) {
            warn(text.offset(), new ForeignPlaceholder(colon.group(), colon.group(1)), problems);
        }
    }

    private static void warn(int offset, ForeignPlaceholder found, TextProblems problems) {
        problems.warn(
                offset,
                Problem.of(
                        Code.FOREIGN_PLACEHOLDER,
                        "'" + found.text + "' is sent as it stands here; a value is written {{" + found.name + "}}",
                        found.name));
    }

    private static ForeignPlaceholder of(Matcher braced) {
        return new ForeignPlaceholder(braced.group(), braced.group(1) == null ? braced.group(2) : braced.group(1));
    }
}
