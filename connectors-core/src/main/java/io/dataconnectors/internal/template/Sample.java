package io.dataconnectors.internal.template;

import java.util.ArrayList;
import java.util.List;

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
     * @throws Unfit if the text cannot be read
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
