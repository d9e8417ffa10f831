package io.dataconnectors.template;

import io.dataconnectors.template.Piece.Literal;
import io.dataconnectors.template.Piece.Pieces;
import java.util.ArrayList;
import java.util.List;

/** Reads the strings of a JSON template; tags and sections may stand in them. */
final class JsonStrings {
    private final JsonCursor cursor;
    private final Problems problems;

    JsonStrings(JsonCursor cursor, Problems problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    /** Reads a string as a value. */
    JsonValue value() throws Malformed {
        List<Token> tokens = tokens();
        if (tokens.size() == 1 && tokens.get(0) instanceof Token.Value tag) {
            Position.JSON_STRING.check(tag, problems);
            Expression expression = tag.expression();
            if (!expression.isConstant() || Special.isNothing(expression.constantValue())) {
                return new JsonValue.Hole(expression, true, 0);
            }
        }
        Pieces pieces = TextParser.pieces(Position.JSON_STRING, tokens, problems);
        return isFixed(pieces) ? new JsonValue.Fixed('"' + text(pieces) + '"') : new JsonValue.Text(pieces);
    }

    /** Reads a string as a name, in which settings alone may stand; as it stands between quotes. */
    String name() throws Malformed {
        int offset = cursor.offset();
        Pieces pieces = TextParser.pieces(Position.JSON_STRING, tokens(), problems);
        if (!isFixed(pieces)) {
            problems.add(offset, "In the name of a member only settings may stand");
        }
        return text(pieces);
    }

    private static boolean isFixed(Pieces pieces) {
        return pieces.parts().stream().allMatch(Literal.class::isInstance);
    }

    private static String text(Pieces pieces) {
        return pieces.parts().isEmpty() || !(pieces.parts().get(0) instanceof Literal literal) ? "" : literal.text();
    }

    /** The tokens between the quotes; their text without JSON's escapes. */
    private List<Token> tokens() throws Malformed {
        int start = cursor.offset();
        cursor.next();
        List<Token> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (cursor.peek() != '"' || depth > 0) {
            if (cursor.peek() == JsonCursor.TAG) {
                depth += cursor.isAtOpen() ? 1 : cursor.isAtClose() ? -1 : 0;
                if (depth < 0) {
                    throw malformed("A section that begins before a string cannot end in it");
                }
                flush(text, start, tokens);
                tokens.add(cursor.token());
                cursor.next();
            } else {
                text.append(character(start, depth));
            }
        }
        flush(text, start, tokens);
        cursor.next();
        return tokens;
    }

    private static void flush(StringBuilder text, int start, List<Token> tokens) {
        if (!text.isEmpty()) {
            tokens.add(new Token.Text(start, text.toString()));
            text.setLength(0);
        }
    }

    private char character(int start, int depth) throws Malformed {
        int c = cursor.peek();
        if (c == JsonCursor.END) {
            problems.add(start, "This string never ends: its second quote is missing");
            throw new Malformed();
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

    private char escaped() throws Malformed {
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

    private Malformed malformed(String message) {
        problems.add(cursor.offset(), message);
        return new Malformed();
    }
}
