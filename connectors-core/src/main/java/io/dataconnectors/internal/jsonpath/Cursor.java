package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import java.util.Locale;

/** A place in a text that is being read, and the words for what is wrong there. */
final class Cursor {
    /** What {@link #peek} returns after the last character. */
    static final int END = -1;

    private final String text;
    private int at;
    private int depth;

    Cursor(String text) {
        this.text = text;
    }

    int length() {
        return text.length();
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** The character at the cursor, or {@link #END}. */
    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean peeks(String expected) {
        return text.startsWith(expected, at);
    }

    boolean peeksDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    boolean peeksLowerCase() {
        return peek() >= 'a' && peek() <= 'z';
    }

    /** Steps over the text given if it comes next. */
    boolean take(String expected) {
        boolean found = peeks(expected);
        if (found) {
            at += expected.length();
        }
        return found;
    }

    void expect(String expected, String meaning) {
        if (!take(expected)) {
            throw expected(meaning);
        }
    }

    /** Takes the character (both halves of it, where UTF-16 has two) that comes next. */
    int next() {
        int codePoint = text.codePointAt(at);
        if (Character.getType(codePoint) == Character.SURROGATE) {
            throw problem("Half a surrogate pair is not a character", at);
        }
        at += Character.charCount(codePoint);
        return codePoint;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    void skipDigits() {
        while (peeksDigit()) {
            at++;
        }
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    /** Goes one level deeper, so that what strangers wrote cannot exhaust the stack. */
    void enter() {
        if (++depth > JsonPath.MAX_DEPTH) {
            throw problem("Filters, parentheses and functions nest more than " + JsonPath.MAX_DEPTH + " deep", at);
        }
    }

    void leave() {
        depth--;
    }

    JsonPathException expected(String meaning) {
        return problem("Expected " + meaning + ", but found " + found(), at);
    }

    static JsonPathException problem(String problem, int position) {
        return new JsonPathException(problem, position + 1);
    }

    private String found() {
        if (at >= text.length()) {
            return "the end";
        }
        int codePoint = text.codePointAt(at);
        if (codePoint > ' ' && codePoint < 0x7F) {
            return "'" + (char) codePoint + "'";
        }
        String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }
}
