package io.dataconnectors.imports.curl;

/** Where something stands in a pasted text, in words. */
final class Place {
    private Place() {}

    static String of(String text, int at) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return "line " + line + ", column " + column;
    }
}
