package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.Map;

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

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the line and the column, for people. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
