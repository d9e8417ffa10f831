package io.dataconnectors.imports.internal;

import io.dataconnectors.Violation.TextPosition;

/** The lines and columns of a pasted text. */
public final class LineColumn {
    private LineColumn() {}

    /** Returns the line and the column of an index. */
    public static TextPosition of(String text, int at) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return new TextPosition(line, column);
    }
}
