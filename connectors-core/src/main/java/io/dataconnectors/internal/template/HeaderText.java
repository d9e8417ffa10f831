package io.dataconnectors.internal.template;

/** Header values: printable ASCII and tab, of what RFC 9110 section 5.5 allows. */
final class HeaderText {
    private HeaderText() {}

    static void write(Output out, String text) {
        if (unfit(text) >= 0) {
            throw new UnfitValueException(
                    "its value has a character that a header cannot carry; it carries printable ASCII and tab");
        }
        out.append(text);
    }

    /** Where the first character stands that no header value may have; -1 where none does. */
    static int unfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                return i;
            }
        }
        return -1;
    }

    /** Without blanks at either end, which are no part of a value. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
