package io.dataconnectors.internal.template;

import java.util.List;

/** A place in the tokens of a JSON template: at a character of JSON, or at a tag. */
final class JsonCursor {
    static final int END = -1;
    static final int TAG = -2;

    private final List<Token> tokens;
    private int index;
    private int at;

    JsonCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A second cursor at the same place, for looking ahead. */
    JsonCursor copy() {
        JsonCursor copy = new JsonCursor(tokens);
        copy.index = index;
        copy.at = at;
        return copy;
    }

    /** The character here, {@link #TAG} or {@link #END}. */
    int peek() {
        if (index == tokens.size()) {
            return END;
        }
        return tokens.get(index) instanceof Token.Text text ? text.text().charAt(at) : TAG;
    }

    /** The character here, blanks skipped. */
    int peekValue() {
        while (peek() >= 0 && TagReader.isBlank((char) peek())) {
            next();
        }
        return peek();
    }

    /** The token here; only where there is one. */
    Token token() {
        return tokens.get(index);
    }

    boolean isAtOpen() {
        return peek() == TAG && token() instanceof Token.Open;
    }

    boolean isAtClose() {
        return peek() == TAG && token() instanceof Token.Close;
    }

    /** Goes on to the next character or tag. */
    void next() {
        at++;
        if (!(token() instanceof Token.Text text) || at == text.text().length()) {
            index++;
            at = 0;
        }
    }

    /** Where this is in the template. */
    int offset() {
        if (index < tokens.size()) {
            return token().offset() + at;
        }
        return tokens.isEmpty() ? 0 : endOf(tokens.get(index - 1));
    }

    private static int endOf(Token token) {
        return token instanceof Token.Text text ? text.offset() + text.text().length() : token.offset();
    }

    /** What is here, in words. */
    String found() {
        int c = peek();
        return c == END ? "the end" : c == TAG ? "a tag" : "'" + (char) c + "'";
    }

    /** Text that cannot be read on; the problem is recorded. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }
}
