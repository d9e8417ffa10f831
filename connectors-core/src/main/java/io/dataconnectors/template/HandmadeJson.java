package io.dataconnectors.template;

import io.dataconnectors.json.Json;
import io.dataconnectors.json.JsonException;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Finds values that stand as they are in a text that is JSON, where a quote in one would change what is around it. Text is
 * JSON if it is with a number in the place of each value; which of two sections that exclude each other is there makes no
 * difference.
 */
final class HandmadeJson {
    private final List<Token> tokens;

    private HandmadeJson(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Records every such value. */
    static void check(List<Token> tokens, Position position, Problems problems) {
        List<Token.Value> values = tokens.stream()
                .filter(Token.Value.class::isInstance)
                .map(Token.Value.class::cast)
                .filter(tag -> !isSafe(tag.expression()))
                .toList();
        HandmadeJson text = new HandmadeJson(tokens);
        if (!values.isEmpty() && (text.isJson(false, position) || text.isJson(true, position))) {
            values.forEach(
                    tag -> problems.add(tag.offset(), message(tag.expression().text())));
        }
    }

    private static String message(String value) {
        return "This text is JSON, and a quote in '" + value + "' would change it: write {{" + value
                + " | json}} instead, without quotes around it, or make all of it a variable of type json, such as filter, and"
                + " write {{filter | json}} here";
    }

    /** Whether a value cannot change JSON around it. A secret is the host's own, and passes no filter that could help. */
    private static boolean isSafe(Expression value) {
        return value.isJson() || value.isSecret() || value.shape().isClean() || isClean(value);
    }

    private static boolean isClean(Expression value) {
        return value.isConstant()
                && (!(value.constantValue() instanceof String text)
                        || JsonText.escaped(text).equals(text));
    }

    private boolean isJson(boolean inverted, Position position) {
        try {
            String sample = position.read(sample(inverted)).strip();
            boolean may = (sample.startsWith("{") || sample.startsWith("[")) && sample.indexOf('"') > 0;
            return may && isContainer(Json.read(sample));
        } catch (JsonException | Unfit e) {
            return false;
        }
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Map || value instanceof List;
    }

    /** A value has a number of its own, for one may be the name of a member. */
    private static String text(Token token, int at) {
        if (token instanceof Token.Text text) {
            return text.text();
        }
        return token instanceof Token.Braces ? "{{" : String.valueOf(at + 1);
    }

    /** The text with a number for each value, and either the sections that are there with a value or those without one. */
    private String sample(boolean inverted) {
        StringBuilder sample = new StringBuilder();
        int hidden = 0;
        for (Token token : tokens) {
            if (token instanceof Token.Open open) {
                hidden += hidden > 0 || open.head().inverted() != inverted ? 1 : 0;
            } else if (token instanceof Token.Close) {
                hidden -= hidden > 0 ? 1 : 0;
            } else if (hidden == 0) {
                sample.append(text(token, sample.length()));
            }
        }
        return sample.toString();
    }
}
