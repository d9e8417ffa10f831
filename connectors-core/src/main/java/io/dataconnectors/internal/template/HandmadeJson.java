package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values that stand as they are in a text that is JSON, where a quote in one would change what is around it. Text is
 * JSON if it is with a number in the place of each value; which of two sections that exclude each other is there makes no
 * difference. A text within JSON may be JSON again: it is judged as any other.
 */
final class HandmadeJson {
    private HandmadeJson() {}

    /** Records every such value. */
    static void check(List<Token> tokens, Position position, Problems problems) {
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

    private static void check(Token.Value tag, boolean quoted, Problems problems) {
        Expression value = tag.expression();
        if (!isSafe(value)) {
            problems.add(
                    tag.offset(),
                    "This text is JSON, and a quote in '" + value.text() + "' would change it: write {{" + value.text()
                            + " | json}} instead, without quotes around it" + otherwise());
        } else if (value.isJson() && quoted) {
            problems.add(
                    tag.offset(),
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
                        || JsonText.escaped(text).equals(text));
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
