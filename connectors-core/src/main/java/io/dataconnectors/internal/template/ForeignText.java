package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a text that may be in a language of its own, which the place of the text does not encode values for. */
final class ForeignText {
    private ForeignText() {}

    /** Records a problem for each value that could rewrite JSON, and a warning for each that could rewrite GraphQL. */
    static void check(List<Token> tokens, Position position, TextProblems problems) {
        if (tokens.stream().anyMatch(Token.Value.class::isInstance)) {
            HandmadeJson.check(tokens, position, problems);
            GraphQl.check(tokens, position, problems);
        }
    }

    /**
     * Finds values that stand as they are in a text that is JSON, where a quote in one would change what is around it. Text is
     * JSON if it is with a number in the place of each value; which of two sections that exclude each other is there makes no
     * difference. A text within JSON may be JSON again: it is judged as any other.
     */
    static final class HandmadeJson {
        private HandmadeJson() {}

        /** Records every such value. */
        static void check(List<Token> tokens, Position position, TextProblems problems) {
            Set<Token.Value> quoted = new HashSet<>();
            boolean json = false;
            for (boolean inverted : new boolean[] {false, true}) {
                try {
                    Sample sample = Sample.of(tokens, position, inverted);
                    if (isJson(sample.text())) {
                        json = true;
                        quoted.addAll(quoted(sample));
                    }
                } catch (UnfitValueException e) {
                    // this is no text that could be read, which is said elsewhere
                }
            }
            for (Token token : tokens) {
                if (json && token instanceof Token.Value tag) {
                    check(tag, quoted.contains(tag), problems);
                }
            }
        }

        private static void check(Token.Value tag, boolean quoted, TextProblems problems) {
            Expression value = tag.expression();
            if (!isSafe(value)) {
                problems.add(
                        tag,
                        Code.VALUE_IN_HANDMADE_JSON,
                        "This text is JSON, and a quote in '" + value.text() + "' would change it: write {{"
                                + value.text() + " | json}} instead, without quotes around it" + otherwise());
            } else if (value.isJson() && quoted) {
                problems.add(
                        tag,
                        Code.VALUE_IN_HANDMADE_JSON,
                        "This text is JSON, and '" + value.text()
                                + "' has its own quotes: write it without quotes around it" + otherwise());
            }
        }

        private static String otherwise() {
            return ", or make all of it a variable of type json, such as inner, and write {{inner | json}} here";
        }

        /** Whether a value cannot change JSON around it. A secret is the host's own, and passes no filter that could help. */
        private static boolean isSafe(Expression value) {
            return value.isJson() || value.isSecret() || value.shape().isClean() || isClean(value);
        }

        private static boolean isClean(Expression value) {
            return value.isConstant()
                    && (!(value.constantValue() instanceof String text)
                            || PlainValue.IN_QUOTES.of(text).equals(text));
        }

        private static boolean isJson(String sample) {
            String text = sample.strip();
            if (text.isEmpty() || "{[\"".indexOf(text.charAt(0)) < 0 || text.indexOf('"') == text.lastIndexOf('"')) {
                return false;
            }
            try {
                Object value = Json.read(text);
                return value instanceof String inner ? isJson(inner) : value instanceof Map || value instanceof List;
            } catch (JsonException e) {
                return false;
            }
        }

        /** The values of a sample that stand between quotes. */
        private static Set<Token.Value> quoted(Sample sample) {
            Set<Token.Value> quoted = new HashSet<>();
            boolean inString = false;
            int at = 0;
            for (Sample.Placed value : sample.values()) {
                for (; at < value.at(); at++) {
                    char c = sample.text().charAt(at);
                    inString ^= c == '"';
                    at += inString && c == '\\' ? 1 : 0;
                }
                if (inString) {
                    quoted.add(value.tag());
                }
            }
            return quoted;
        }
    }

    /**
     * Finds values that stand within a GraphQL document, which has a place of its own for them: its variables. That is no more
     * than doubtful, for a document may be put together on purpose.
     */
    static final class GraphQl {
        /** How a document begins: an operation, a selection of fields alone, or a fragment (GraphQL of October 2021, section 2.2). */
        private static final Pattern BEGINNING =
                Pattern.compile("(?:query|mutation|subscription)\\b\\s*+\\w*+\\s*+[({@]"
                        + "|\\{\\s*+\\w++\\s*+(?::\\s*+\\w++\\s*+)?[({@]"
                        + "|fragment\\s++\\w++\\s++on\\s++\\w++\\s*+[{@]");

        private GraphQl() {}

        /** Records a warning for every such value in a text. */
        static void check(List<Token> tokens, Position position, TextProblems problems) {
            if (isGraphQl(tokens, position)) {
                for (Token token : tokens) {
                    if (token instanceof Token.Value tag && mayChangeIt(tag.expression())) {
                        problems.warn(tag, Code.VALUE_IN_GRAPHQL, message(tag.expression()));
                    }
                }
            }
        }

        private static boolean isGraphQl(List<Token> tokens, Position position) {
            try {
                String text = withoutComments(
                        Sample.of(tokens, position, false).text().strip());
                return text.endsWith("}") && BEGINNING.matcher(text).lookingAt();
            } catch (UnfitValueException e) {
                return false; // this is no text that could be read, which is said elsewhere
            }
        }

        private static String withoutComments(String document) {
            int at = 0;
            while (document.startsWith("#", at) && document.indexOf('\n', at) >= 0) {
                at = document.indexOf('\n', at) + 1;
                while (at < document.length() && Character.isWhitespace(document.charAt(at))) {
                    at++;
                }
            }
            return document.substring(at);
        }

        /** JSON and {@code quote} make a text that GraphQL reads as one; a secret passes neither. */
        private static boolean mayChangeIt(Expression value) {
            boolean escaped = value.isJson() || value.endsIn("quote");
            return !value.isConstant() && !value.isSecret() && !value.shape().isClean() && !escaped;
        }

        private static String message(Expression expression) {
            String value = expression.text();
            String path = value.replaceFirst(" \\|.*", "");
            String name = path.substring(path.lastIndexOf('.') + 1);
            String variable = name.isEmpty() ? "value" : name;
            return "'" + value
                    + "' stands in the text of a GraphQL query, and a quote in it would change what is asked:"
                    + " declare the variable $" + variable + " in the query and send the value beside it, in its member"
                    + " variables: {\"" + variable + "\": {{" + value + "}}}";
        }
    }

    /**
     * A text with a number in the place of each value, and either the sections that are there with a value or those without one.
     *
     * @param text the text as the other side reads it
     * @param values the values in it, each with the place of its number
     */
    record Sample(String text, List<Placed> values) {
        /** A value and where its number begins in the sample. */
        record Placed(Token.Value tag, int at) {}

        /**
         * The sample of a text.
         *
         * @param inverted whether the sections are there that stand for the absence of a value
         * @throws UnfitValueException if the text cannot be read
         */
        static Sample of(List<Token> tokens, Position position, boolean inverted) {
            StringBuilder text = new StringBuilder();
            List<Placed> values = new ArrayList<>();
            int hidden = 0;
            for (Token token : tokens) {
                if (token instanceof Token.Open open) {
                    hidden += hidden > 0 || open.head().inverted() != inverted ? 1 : 0;
                } else if (token instanceof Token.Close) {
                    hidden -= hidden > 0 ? 1 : 0;
                } else if (hidden == 0 && token instanceof Token.Value tag) {
                    values.add(new Placed(tag, text.length()));
                    text.append(text.length() + 1); // a number of its own, for one may be the name of a member
                } else if (hidden == 0) {
                    text.append(token instanceof Token.Text literal ? position.read(literal.text()) : "{{");
                }
            }
            return new Sample(text.toString(), values);
        }
    }
}
