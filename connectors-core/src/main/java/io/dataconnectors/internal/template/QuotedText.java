package io.dataconnectors.internal.template;

/**
 * A text in quotes, as an argument of a filter is written: a line feed, a tab, a quote and a backslash have escapes. That is
 * all there are: a backslash before anything else is refused, for whoever writes one means something by it.
 */
final class QuotedText {
    private static final String ESCAPES = "nt\"\\";
    private static final String MEANINGS = "\n\t\"\\";

    private QuotedText() {}

    /** Where the quote ends that begins at an index; -1 if it does not. */
    static int end(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == text.charAt(start)) {
                return i;
            }
            i += text.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** Where a backslash stands that is no escape, in what stands between quotes; -1 if none does. */
    static int unknownEscape(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == '\\') {
                if (ESCAPES.indexOf(written.charAt(i + 1)) < 0) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** What a text between quotes means. */
    static String read(String written) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            read.append(c == '\\' ? MEANINGS.charAt(ESCAPES.indexOf(written.charAt(++i))) : c);
        }
        return read.toString();
    }

    /** A text with its quotes, in its one way of being written. */
    static String written(String text) {
        StringBuilder written = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            int escaped = MEANINGS.indexOf(text.charAt(i));
            if (escaped >= 0) {
                written.append('\\').append(ESCAPES.charAt(escaped));
            } else {
                written.append(text.charAt(i));
            }
        }
        return written.append('"').toString();
    }
}
