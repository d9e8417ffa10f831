package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.JsonScalars.JsonStrings;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.List;
import javax.annotation.Nullable;

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
    private JsonCursor copy() {
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

    /** Whether the section that begins here holds members, and so comes after the value before it. */
    boolean isAtSectionOfMembers() {
        JsonCursor ahead = copy();
        while (ahead.isAtOpen()) {
            ahead.next();
            ahead.peekValue();
        }
        return ahead.peek() == ',' || (ahead.peek() == '"' && ahead.isAtName());
    }

    /** Whether a text is here with a colon behind it. Reads on. */
    private boolean isAtName() {
        try {
            new JsonStrings(this, new TextProblems("")).name();
            return peekValue() == ':';
        } catch (Malformed e) {
            return false; // said when the string is read in its turn
        }
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

    /**
     * Checks where commas stand between members or elements. Next to a section one may be missing or stand alone, inside or
     * outside, for sections take care of their commas; elsewhere JSON's rules hold.
     */
    static final class JsonCommas {
        private enum Left {
            CONTAINER_START,
            SECTION_START,
            PLAIN,
            SECTION,
            COMMA_AT_START,
            COMMA_AFTER_PLAIN,
            COMMA_BY_SECTION
        }

        private Left left;

        /** Commas of an array or object, or of the inside of a section. */
        JsonCommas(boolean inSection) {
            left = inSection ? Left.SECTION_START : Left.CONTAINER_START;
        }

        /** Sees a member or element; returns what is wrong with it standing here. */
        @Nullable
        String plain() {
            Left before = left;
            left = Left.PLAIN;
            return switch (before) {
                case PLAIN -> "A comma is missing before this";
                case COMMA_AT_START -> "Nothing stands before the comma in front of this";
                default -> null;
            };
        }

        /** Sees a section. */
        void section() {
            left = Left.SECTION;
        }

        /** Sees a comma; returns what is wrong with it standing here. */
        @Nullable
        String comma() {
            switch (left) {
                case CONTAINER_START -> left = Left.COMMA_AT_START;
                case PLAIN -> left = Left.COMMA_AFTER_PLAIN;
                case SECTION_START, SECTION -> left = Left.COMMA_BY_SECTION;
                default -> {
                    return "Nothing stands between this comma and the one before";
                }
            }
            return null;
        }

        /** Sees the end of the array or object, or of the section; returns what is wrong with it standing here. */
        @Nullable
        String end(boolean inSection) {
            boolean dangling = left == Left.COMMA_AT_START || left == Left.COMMA_AFTER_PLAIN;
            return dangling && !inSection ? "Nothing stands after the comma in front of this" : null;
        }
    }
}
