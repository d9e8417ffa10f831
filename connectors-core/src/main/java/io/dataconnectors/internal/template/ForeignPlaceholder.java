package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.List;
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

    /**
     * Finds placeholders of other languages in a path, which would be sent as they are: {@code {id}}, {@code <id>}, {@code ${id}}
     * and {@code {{{id}}}}, for no URL has braces and angles (RFC 3986, appendix A), and {@code :id} where there is such a value.
     */
    static final class PathPlaceholders {
        private PathPlaceholders() {}

        static void check(List<Token> segment, Names names, TextProblems problems) {
            boolean meant = segment.stream().anyMatch(Token.Braces.class::isInstance);
            if (!meant && !checkCharacters(segment, problems)) {
                return;
            }
            if (segment.size() == 1
                    && segment.get(0) instanceof Token.Text text
                    && text.text().startsWith(":")) {
                checkColon(text, names, problems);
            }
        }

        /** Records the first of such characters; false where there is one. */
        private static boolean checkCharacters(List<Token> segment, TextProblems problems) {
            for (Token token : segment) {
                int at = token instanceof Token.Text text ? first(text.text()) : -1;
                if (at >= 0 && token instanceof Token.Text text) {
                    String c = text.text().substring(at, at + 1);
                    String name = ForeignPlaceholder.first(text.text())
                            .map(ForeignPlaceholder::name)
                            .orElse("name");
                    problems.add(
                            text.offset() + at,
                            Code.FOREIGN_PLACEHOLDER,
                            "A URL has no '" + c + "': a value is written {{" + name + "}}, and the character itself "
                                    + Percent.encode(c),
                            name);
                    return false;
                }
            }
            return true;
        }

        private static int first(String text) {
            int at = 0;
            while (at < text.length() && "{}<>".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return at < text.length() ? at : -1;
        }

        private static void checkColon(Token.Text text, Names names, TextProblems problems) {
            String name = text.text().substring(1);
            if (names.values().containsKey(name)) {
                problems.add(
                        text.offset(),
                        Code.FOREIGN_PLACEHOLDER,
                        "The value '" + name + "' is written {{" + name + "}}, and ':" + name + "' itself %3A" + name,
                        name);
            } else {
                ForeignPlaceholder.doubt(text, problems);
            }
        }
    }
}
