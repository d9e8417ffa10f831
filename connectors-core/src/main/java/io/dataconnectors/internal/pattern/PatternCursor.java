package io.dataconnectors.internal.pattern;

import java.util.function.IntPredicate;

/** A place in a pattern that is being read, and the words for what is wrong there. */
final class PatternCursor {
    /** What {@link #peek} returns after the last character. */
    static final int END = -1;

    private final String text;
    private int at;

    PatternCursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** The character at the cursor, or {@link #END}. */
    int peek() {
        return at < text.length() ? text.codePointAt(at) : END;
    }

    boolean peeks(String expected) {
        return text.startsWith(expected, at);
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Steps over the text given if it comes next. */
    boolean take(String expected) {
        boolean found = peeks(expected);
        if (found) {
            at += expected.length();
        }
        return found;
    }

    /** Takes the character that comes next, in both halves where UTF-16 has two. */
    int next() {
        int c = text.codePointAt(at);
        if (Character.getType(c) == Character.SURROGATE) {
            throw PatternException.at(at, "Half a surrogate pair is not a character");
        }
        at += Character.charCount(c);
        return c;
    }

    void expect(String expected) {
        if (!take(expected)) {
            throw expected("'" + expected + "'");
        }
    }

    /** Takes all that comes before a character, or before the end. */
    String takeTo(char end) {
        return takeWhile(c -> c != end);
    }

    /** Takes so many characters, or as many as there are. */
    String takeSome(int count) {
        int start = at;
        at = Math.min(text.length(), at + count);
        return since(start);
    }

    String takeDigits() {
        return takeWhile(c -> c >= '0' && c <= '9');
    }

    String takeLetters() {
        return takeWhile(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    private String takeWhile(IntPredicate wanted) {
        int start = at;
        while (!isAtEnd() && wanted.test(text.charAt(at))) {
            at++;
        }
        return since(start);
    }

    String since(int start) {
        return text.substring(start, at);
    }

    PatternException expected(String meaning) {
        return PatternException.at(at, "Expected " + meaning + ", but found " + found());
    }

    private String found() {
        if (isAtEnd()) {
            return "the end";
        }
        int c = peek();
        return c > ' ' && c < 0x7F ? "'" + (char) c + "'" : String.format("U+%04X", c);
    }
}
