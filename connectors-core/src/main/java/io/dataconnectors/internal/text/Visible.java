package io.dataconnectors.internal.text;

import java.util.Locale;

/**
 * Texts of strangers as they may stand in a log or a terminal. What would end a line, steer a terminal or turn the direction
 * of what follows is written out as JSON escapes it, so that no text looks like another line or like what it is not.
 */
public final class Visible {
    private Visible() {}

    /** Returns a text as one line: control characters, line breaks, direction marks and halves of characters are written out. */
    public static String line(String text) {
        return shown(text, "");
    }

    /** Returns a text of several lines likewise. Line feeds and tabs stay, and of CR LF the LF. */
    public static String lines(String text) {
        return shown(text.replace("\r\n", "\n"), "\n\t");
    }

    private static String shown(String text, String kept) {
        if (isPlainAscii(text) || text.codePoints().allMatch(c -> isPlain(c) || kept.indexOf(c) >= 0)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isPlain(c) || kept.indexOf(c) >= 0) {
                shown.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return shown.toString();
    }

    /** Whether there is nothing to look at more closely, as in most texts. */
    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == 0x200c || c == 0x200d; // join letters and emoji, and do nothing else
            default -> true;
        };
    }
}
