package io.dataconnectors.imports.curl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * A text on the lines below a command, up to a line that ends it (bash manual, section 3.6.6).
 *
 * @param delimiter the line that ends it
 * @param literal whether nothing in it is expanded, because the delimiter was quoted
 * @param tabs whether tabs at the start of lines are none of it
 * @param end where what introduces it ends
 */
record HereDocument(String delimiter, boolean literal, boolean tabs, int end) {
    private static final Pattern BEGIN = Pattern.compile(
            "<<(-?)[ \\t]{0,9}(?:'([^'\\n]{1,80})'|\"([^\"\\n]{1,80})\"|(\\\\?)([A-Za-z0-9_!.-]{1,80}))");

    /** Returns the document that is introduced at an index; null where none is. */
    @Nullable
    static HereDocument begun(String text, int at) {
        Matcher begin = BEGIN.matcher(text).region(at, text.length());
        if (!begin.lookingAt()) {
            return null;
        }
        String quoted = begin.group(2) == null ? begin.group(3) : begin.group(2);
        boolean literal = quoted != null || !begin.group(4).isEmpty();
        return new HereDocument(
                quoted == null ? begin.group(5) : quoted,
                literal,
                !begin.group(1).isEmpty(),
                begin.end());
    }

    /** Adds the text of the lines from an index on, and returns where to go on; -1 if no line ends it. */
    int read(String text, int from, Dollar dollar, StringBuilder to) {
        int start = from;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int lineEnd = newline < 0 ? text.length() : newline;
            if (isEnd(text, start, lineEnd)) {
                expand(text, from, start, dollar, to);
                return lineEnd;
            }
            start = lineEnd + 1;
        }
        return -1;
    }

    private boolean isEnd(String text, int start, int lineEnd) {
        int at = start;
        while (tabs && at < lineEnd && text.charAt(at) == '\t') {
            at++;
        }
        return lineEnd - at == delimiter.length() && text.startsWith(delimiter, at);
    }

    private void expand(String text, int from, int to, Dollar dollar, StringBuilder out) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            boolean lineStart = at == from || text.charAt(at - 1) == '\n';
            if (tabs && lineStart && c == '\t') {
                while (at < to && text.charAt(at) == '\t') {
                    at++;
                }
            } else if (literal) {
                out.append(c);
                at++;
            } else {
                at = step(text, at, dollar, out);
            }
        }
    }

    private static int step(String text, int at, Dollar dollar, StringBuilder out) {
        char c = text.charAt(at);
        char next = text.charAt(at + 1); // the line that ends it stands behind
        if (c == '\\' && "$`\\\n".indexOf(next) >= 0) {
            out.append(next == '\n' ? "" : next);
            return at + 2;
        }
        if (c == '$') {
            return dollar.expand(at, out);
        }
        if (c == '`') {
            return dollar.refuseBackticks(at);
        }
        out.append(c);
        return at + 1;
    }
}
