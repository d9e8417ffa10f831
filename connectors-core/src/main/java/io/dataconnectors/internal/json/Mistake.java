package io.dataconnectors.internal.json;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the first mistake in JSON that a person wrote, and says what it is; reads as far as that and no further. */
final class Mistake {
    private static final String TYPOGRAPHIC = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb";

    /** What other languages write, in lower case, and JSON does. */
    private static final Map<String, String> WORDS = Map.of(
            "true", "true", "false", "false", "null", "null", "none", "null", "nil", "null", "undefined", "null");

    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(?:Infinity|inf|NaN)");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

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
                throw mistake.at(0, "The text begins with a byte order mark; save it as UTF-8 without one");
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
            throw at(at, "There is more text after the end of the JSON value");
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
        } else if (c == '-' || c == '+' || c == '.' || isDigit(c)) {
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
                throw at(start, object ? "This object never ends: } is missing" : "This list never ends: ] is missing");
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
            throw at(at, closes ? close + " was expected here, not " + peek() : "A comma is missing before this");
        }
        int comma = at++;
        skip();
        if (peek() == close) {
            throw at(comma, "A comma stands before the last " + close + "; leave it out");
        }
        if (at == text.length()) {
            throw at(comma, "The text ends after this comma; " + close + " is missing");
        }
    }

    private void name() {
        if (peek() != '"') {
            throw at(
                    at,
                    isQuote(peek()) || peek() == ',' ? what(peek()) : "The name of a member stands in double quotes");
        }
        string();
        skip();
        if (peek() != ':') {
            throw at(
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
                throw at(
                        start,
                        "The line ends within this text: its second quote is missing, or a line break that is \\n");
            }
            if (c < ' ') {
                throw at(at, "A tab or another control character stands in a text; a tab is written \\t");
            }
            if (c == '\\') {
                escape();
            }
            at++;
        }
        throw at(start, "This text never ends: its second quote is missing");
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
            throw at(
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
        String number = text.substring(start, at);
        if (NOT_FINITE.matcher(number).matches()) {
            throw at(start, "JSON has no NaN and no Infinity; null may stand for it");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw at(start, numberProblem(number));
        }
    }

    private static String numberProblem(String number) {
        if (number.startsWith("+")) {
            return "A number has no plus sign in JSON";
        }
        if (number.matches("-?0[0-9]+.*")) {
            return "A number has no zero before its digits in JSON; what keeps its zeros stands in double quotes";
        }
        if (number.matches("-?\\.[0-9].*|-?[0-9]+\\.(?![0-9]).*")) {
            return "A number has digits before and after its point in JSON";
        }
        return "This is no number as JSON has them, such as -12.5; what else it is stands in double quotes";
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWordPart(peek())) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw at(start, what(peek()));
        }
        String meant = WORDS.get(word.toLowerCase(Locale.ROOT));
        if (word.equals("NaN") || word.equals("Infinity")) {
            throw at(start, "JSON has no NaN and no Infinity; null may stand for it");
        }
        if (!word.equals(meant)) {
            throw at(start, meant == null ? "A text stands in double quotes" : "JSON writes " + meant + " for this");
        }
    }

    /** What is wrong with a character where a name or a value was expected. */
    private String what(char c) {
        if (at == text.length()) {
            return "The text ends where a value was expected";
        }
        if (c == '\'' || c == '`') {
            return "A text stands in double quotes, not in single ones";
        }
        if (TYPOGRAPHIC.indexOf(c) >= 0) {
            return "This is a typographic quote; JSON has straight double quotes";
        }
        return c == ',' || c == '}' || c == ']' || c == ':'
                ? "A value is missing before this"
                : "A JSON value was expected here: a text in double quotes, a number, true, false, null, { or [";
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '`' || TYPOGRAPHIC.indexOf(c) >= 0;
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(peek()) >= 0) {
            at++;
        }
        if (peek() == '#' || text.startsWith("//", at) || text.startsWith("/*", at)) {
            throw at(at, "JSON has no comments; leave this out");
        }
        if (peek() == '\u00a0') {
            throw at(at, "This blank is a no-break space, which JSON does not have; type an ordinary one");
        }
    }

    /** The character here; 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private JsonException at(int offset, String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            boolean ends = text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1));
            line += ends ? 1 : 0;
            start = ends ? i + 1 : start;
        }
        return new JsonException(message, line, offset - start + 1);
    }
}
