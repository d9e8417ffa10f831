package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds values that stand within a GraphQL document, which has a place of its own for them: its variables. That is no more
 * than doubtful, for a document may be put together on purpose.
 */
final class GraphQl {
    /** How a document begins: an operation, a selection of fields alone, or a fragment (GraphQL of October 2021, section 2.2). */
    private static final Pattern BEGINNING = Pattern.compile("(?:query|mutation|subscription)\\b\\s*+\\w*+\\s*+[({@]"
            + "|\\{\\s*+\\w++\\s*+(?::\\s*+\\w++\\s*+)?[({@]"
            + "|fragment\\s++\\w++\\s++on\\s++\\w++\\s*+[{@]");

    private GraphQl() {}

    /** Records a warning for every such value in a text. */
    static void check(List<Token> tokens, Position position, Problems problems) {
        if (isGraphQl(tokens, position)) {
            for (Token token : tokens) {
                if (token instanceof Token.Value tag && mayChangeIt(tag.expression())) {
                    problems.warn(
                            tag, Code.VALUE_IN_GRAPHQL, message(tag.expression().text()));
                }
            }
        }
    }

    private static boolean isGraphQl(List<Token> tokens, Position position) {
        try {
            String text =
                    withoutComments(Sample.of(tokens, position, false).text().strip());
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

    private static String message(String value) {
        String path = value.replaceFirst(" \\|.*", "");
        String name = path.substring(path.lastIndexOf('.') + 1);
        String variable = name.isEmpty() ? "value" : name;
        return "'" + value + "' stands in the text of a GraphQL query, and a quote in it would change what is asked:"
                + " declare the variable $" + variable + " in the query and send the value beside it, in its member"
                + " variables: {\"" + variable + "\": {{" + value + "}}}";
    }
}
