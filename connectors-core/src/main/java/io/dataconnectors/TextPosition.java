package io.dataconnectors;

/**
 * A place in a text, such as a template or a document.
 *
 * @param line the line, from 1
 * @param column the column in the line, from 1, in characters as {@link String#charAt} counts them
 */
public record TextPosition(int line, int column) {
    /** Checks that both count from 1. */
    public TextPosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Lines and columns count from 1, not " + line + " and " + column);
        }
    }

    /** Returns the line and the column, for people. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
