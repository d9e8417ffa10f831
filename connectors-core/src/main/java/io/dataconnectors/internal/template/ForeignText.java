package io.dataconnectors.internal.template;

import java.util.List;

/** Judges a text that may be in a language of its own, which the place of the text does not encode values for. */
final class ForeignText {
    private ForeignText() {}

    /** Records a problem for each value that could rewrite JSON, and a warning for each that could rewrite GraphQL. */
    static void check(List<Token> tokens, Position position, Problems problems) {
        if (tokens.stream().anyMatch(Token.Value.class::isInstance)) {
            HandmadeJson.check(tokens, position, problems);
            GraphQl.check(tokens, position, problems);
        }
    }
}
