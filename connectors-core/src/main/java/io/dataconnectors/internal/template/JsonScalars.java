package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.ArrayList;
import java.util.List;

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
            PlainValue.writeJson(out, tag.expression().constantValue(), depth);
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

    /** Reads the strings of a JSON template; tags and sections may stand in them. */
    static final class JsonStrings {
        private final JsonCursor cursor;
        private final TextProblems problems;

        JsonStrings(JsonCursor cursor, TextProblems problems) {
            this.cursor = cursor;
            this.problems = problems;
        }

        /** Reads a string as a value. */
        JsonValue value() throws JsonCursor.Malformed {
            List<Token> tokens = tokens();
            Pieces pieces = TextParser.pieces(Position.JSON_STRING, tokens, problems);
            ForeignText.check(tokens, Position.JSON_STRING, problems);
            Token.Value alone = Token.sole(tokens, Position.JSON_STRING);
            if (alone != null && mayBeNothing(alone.expression())) {
                return new JsonValue.Hole(alone.expression(), true, 0);
            }
            return pieces.isFixed() ? new JsonValue.Fixed('"' + pieces.fixed() + '"') : new JsonValue.Text(pieces);
        }

        private static boolean mayBeNothing(Expression expression) {
            return !expression.isConstant() || SpecialForm.isNothing(expression.constantValue());
        }

        /** Reads a string as a name, in which settings alone may stand; as it stands between quotes. */
        String name() throws JsonCursor.Malformed {
            return TextParser.fixed(
                    Position.JSON_STRING, tokens(), problems, "In the name of a member only settings may stand");
        }

        /** The tokens between the quotes; their text without JSON's escapes. */
        private List<Token> tokens() throws JsonCursor.Malformed {
            int start = cursor.offset();
            cursor.next();
            Tokens tokens = new Tokens(cursor.offset());
            int depth = 0;
            while (cursor.peek() != '"' || depth > 0) {
                if (cursor.peek() != JsonCursor.TAG) {
                    tokens.text.append(character(start, depth));
                    continue;
                }
                depth += cursor.isAtOpen() ? 1 : cursor.isAtClose() ? -1 : 0;
                if (depth < 0) {
                    throw malformed("A section that begins before a string cannot end in it");
                }
                Token tag = cursor.token();
                cursor.next();
                tokens.add(tag, cursor.offset());
            }
            cursor.next();
            return tokens.finish();
        }

        /** Text and tags as they are read. */
        private static final class Tokens {
            private final List<Token> tokens = new ArrayList<>();
            private final StringBuilder text = new StringBuilder();
            private int textStart;

            Tokens(int start) {
                textStart = start;
            }

            void add(Token tag, int next) {
                finish().add(tag);
                textStart = next;
            }

            List<Token> finish() {
                if (!text.isEmpty()) {
                    tokens.add(new Token.Text(textStart, text.toString()));
                    text.setLength(0);
                }
                return tokens;
            }
        }

        private char character(int start, int depth) throws JsonCursor.Malformed {
            int c = cursor.peek();
            if (c == JsonCursor.END) {
                problems.add(start, Code.MALFORMED_JSON, "This string never ends: its second quote is missing");
                throw new JsonCursor.Malformed();
            }
            if (c == '"') {
                throw malformed(
                        depth > 0 ? "A section that begins in a string must end in it" : "A string cannot end here");
            }
            if (c < ' ') {
                throw malformed(
                        "In a JSON string a line break is written \\n, a tab \\t, other control characters \\u00..");
            }
            cursor.next();
            return c == '\\' ? escaped() : (char) c;
        }

        private char escaped() throws JsonCursor.Malformed {
            int c = cursor.peek();
            int simple = "\"\\/bfnrt".indexOf(c);
            if (simple >= 0) {
                cursor.next();
                return "\"\\/\b\f\n\r\t".charAt(simple);
            }
            if (c != 'u') {
                throw malformed(
                        "JSON knows no such escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits are there");
            }
            cursor.next();
            int code = 0;
            for (int i = 0; i < 4; i++) {
                int digit = Character.digit(cursor.peek(), 16);
                if (digit < 0 || cursor.peek() > 'f') {
                    throw malformed("Four hexadecimal digits follow \\u");
                }
                code = code * 16 + digit;
                cursor.next();
            }
            return (char) code;
        }

        private JsonCursor.Malformed malformed(String message) {
            problems.add(cursor.offset(), Code.MALFORMED_JSON, message);
            return new JsonCursor.Malformed();
        }
    }
}
