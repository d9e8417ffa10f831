package io.dataconnectors.imports.internal;

/** Texts in double quotes, in which a backslash escapes. Read by hand: a text may be longer than a pattern can take. */
public final class Quoted {
    private Quoted() {}

    /** Returns where the quoted text that begins at an index ends, behind its quote; -1 if it never does. */
    public static int end(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at < text.length() ? at + 1 : -1;
    }

    /** Returns the text within quotes, in which a backslash before a quote or a backslash is none. */
    public static String text(String quoted) {
        StringBuilder text = new StringBuilder();
        int end = quoted.length() - 1;
        for (int i = 1; i < end; i++) {
            boolean escape = quoted.charAt(i) == '\\' && i + 1 < end && "\\\"".indexOf(quoted.charAt(i + 1)) >= 0;
            i += escape ? 1 : 0;
            text.append(quoted.charAt(i));
        }
        return text.toString();
    }
}
