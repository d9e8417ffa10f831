package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.problem.Code;

/** Reads what is neither a string nor a structure in a JSON template: numbers, true, false, null, and tags. */
final class JsonScalars {
    private final JsonCursor cursor;
    private final TextProblems problems;

    JsonScalars(JsonCursor cursor, TextProblems problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    /** Reads a tag that stands {@code depth} arrays and objects deep. */
    JsonValue tag(int depth) throws JsonCursor.Malformed {
        if (!(cursor.token() instanceof Token.Value tag)) {
            problems.add(cursor.offset(), Code.MALFORMED_JSON, "A JSON value was expected here");
            throw new JsonCursor.Malformed();
        }
        cursor.next();
        Expression expression = tag.expression();
        boolean known = expression.isConstant() && expression.constantValue() != SpecialForm.ABSENT;
        return known ? setting(tag, depth) : new JsonValue.Hole(expression, false, depth);
    }

    private JsonValue setting(Token.Value tag, int depth) {
        try {
            TextOutput out = TextOutput.ofText();
            JsonText.write(out, tag.expression().constantValue(), depth);
            return new JsonValue.Fixed(out.text());
        } catch (UnfitValueException e) {
            problems.add(tag, Code.UNFIT_VALUE, "This setting cannot stand here: " + e.reason());
            return new JsonValue.Fixed("null");
        }
    }

    /** Reads a number, true, false or null. */
    JsonValue literal() throws JsonCursor.Malformed {
        int start = cursor.offset();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() >= 0 && isPart(cursor.peek())) {
            text.append((char) cursor.peek());
            cursor.next();
        }
        try {
            Json.read(text.toString());
            return new JsonValue.Fixed(text.toString());
        } catch (JsonException e) {
            problems.add(start, Code.MALFORMED_JSON, expected(text));
            throw new JsonCursor.Malformed();
        }
    }

    private static boolean isPart(int c) {
        return Name.isPart(c) || "+-.".indexOf(c) >= 0;
    }

    private String expected(CharSequence text) {
        return text.isEmpty()
                ? "A JSON value was expected here, not " + cursor.found()
                : "A JSON value was expected here: a number, true, false or null; text stands in double quotes";
    }
}
