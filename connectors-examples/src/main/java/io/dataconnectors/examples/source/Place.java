package io.dataconnectors.examples.source;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Place(int line, int column) {
    /** Returns the line and the column as compilers write them, {@code 12:5}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
