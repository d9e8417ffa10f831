package io.dataconnectors.internal.json;

import javax.annotation.Nullable;

/** Finds the first mistake in JSON that a person wrote, and says what it is; reads as far as that and no further. */
final class Mistake {
    private final String text;
    private final JsonException otherwise;
    private int at;

    private Mistake(String text, JsonException otherwise) {
        this.text = text;
        this.otherwise = otherwise;
    }

    /**
     * Returns what is wrong with a text that could not be read.
     *
     * @param otherwise what is returned where the grammar is kept to, and a limit is not
     */
    static JsonException in(String text, JsonException otherwise) {
        Mistake mistake = new Mistake(text, otherwise);
        try {
            if (text.startsWith("\ufeff")) {
                throw JsonException.at(text, 0, "The text begins with a byte order mark; save it as UTF-8 without one");
            }
            mistake.skip();
            if (mistake.at < text.length()) {
                mistake.value(0);
                mistake.skip();
                mistake.end();
            }
            return otherwise;
        } catch (JsonException e) {
            return e;
        }
    }

    private void end() {
        if (at < text.length()) {
            throw mistake(at, "There is more text after the end of the JSON value");
        }
    }

    private void value(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw otherwise;
        }
        char c = peek();
        if (c == '{' || c == '[') {
            container(c == '{', depth);
        } else if (c == '"') {
            string();
        } else if ("-+.0123456789".indexOf(c) >= 0) {
            number();
        } else {
            word();
        }
    }

    private void container(boolean object, int depth) {
        int start = at++;
        char close = object ? '}' : ']';
        boolean first = true;
        while (true) {
            skip();
            if (peek() == close) {
                at++;
                return;
            }
            if (at == text.length()) {
                throw mistake(
                        start, object ? "This object never ends: } is missing" : "This list never ends: ] is missing");
            }
            if (!first) {
                comma(close);
            }
            first = false;
            if (object) {
                name();
            }
            value(depth + 1);
        }
    }

    private void comma(char close) {
        if (peek() != ',') {
            boolean closes = peek() == '}' || peek() == ']';
            throw mistake(at, closes ? close + " was expected here, not " + peek() : "A comma is missing before this");
        }
        int comma = at++;
        skip();
        if (peek() == close) {
            throw mistake(comma, "A comma stands before the last " + close + "; leave it out");
        }
        if (at == text.length()) {
            throw mistake(comma, "The text ends after this comma; " + close + " is missing");
        }
    }

    private void name() {
        if (peek() != '"') {
            throw mistake(
                    at,
                    TokenMistake.isQuote(peek()) || peek() == ','
                            ? what(peek())
                            : "The name of a member stands in double quotes");
        }
        string();
        skip();
        if (peek() != ':') {
            throw mistake(
                    at,
                    peek() == '='
                            ? "Between a name and its value stands a colon, not ="
                            : "A colon is missing between the name of a member and its value");
        }
        at++;
        skip();
    }

    private void string() {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\n' || c == '\r') {
                throw mistake(
                        start,
                        "The line ends within this text: its second quote is missing, or a line break that is \\n");
            }
            if (c < ' ') {
                throw mistake(at, "A tab or another control character stands in a text; a tab is written \\t");
            }
            if (c == '\\') {
                escape();
            }
            at++;
        }
        throw mistake(start, "This text never ends: its second quote is missing");
    }

    private void escape() {
        int start = at++;
        boolean known = "\"\\/bfnrt".indexOf(peek()) >= 0;
        for (int i = 0; i < 4 && peek() == 'u'; i++) {
            int digit = start + 2 + i;
            known = digit < text.length() && "0123456789abcdefABCDEF".indexOf(text.charAt(digit)) >= 0;
            if (!known) {
                break;
            }
        }
        if (!known) {
            throw mistake(
                    start,
                    "JSON has no such escape: there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t, and \\u with four digits; a"
                            + " backslash itself is written \\\\");
        }
    }

    private void number() {
        int start = at;
        while (at < text.length() && (isWordPart(peek()) || "+-.".indexOf(peek()) >= 0)) {
            at++;
        }
        refuse(start, TokenMistake.ofNumber(text.substring(start, at)));
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWordPart(peek())) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw mistake(start, what(peek()));
        }
        refuse(start, TokenMistake.ofWord(word));
    }

    private JsonException mistake(int where, String message) {
        return JsonException.at(text, where, message);
    }

    private void refuse(int start, @Nullable String mistake) {
        if (mistake != null) {
            throw mistake(start, mistake);
        }
    }

    /** Returns what is wrong with a character where a name or a value was expected. */
    private String what(char c) {
        return at == text.length() ? "The text ends where a value was expected" : TokenMistake.of(c);
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(peek()) >= 0) {
            at++;
        }
        if (peek() == '#' || text.startsWith("//", at) || text.startsWith("/*", at)) {
            throw mistake(at, "JSON has no comments; leave this out");
        }
        if (peek() == '\u00a0') {
            throw mistake(at, "This blank is a no-break space, which JSON does not have; type an ordinary one");
        }
    }

    /** The character here; 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
