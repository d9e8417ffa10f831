package io.dataconnectors.imports.internal;

/** Where something stands in a pasted text, in words. */
public final class LineColumn {
    private LineColumn() {}

    public static String of(String text, int at) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return "line " + line + ", column " + column;
    }
}
