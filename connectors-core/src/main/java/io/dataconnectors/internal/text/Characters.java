package io.dataconnectors.internal.text;

import java.util.Arrays;
import java.util.Locale;
import javax.annotation.Nullable;

/** Says which characters a text may have, by where it stands: in a log, in a name that people read, in a database. */
public final class Characters {
    private Characters() {}

    /**
     * Texts of strangers as they may stand in a log or a terminal. What would end a line, steer a terminal or turn the direction
     * of what follows is written out as JSON escapes it, so that no text looks like another line or like what it is not.
     */
    public static final class Visible {
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

    /** Short texts that hosts choose and people read: names of workspaces, of those for whom a call is made. */
    public static final class Printable {
        private Printable() {}

        /** Whether a text has 1 to so many characters, each of which is printed in one line, and not only blanks. */
        public static boolean is(String text, int most) {
            return text.codePointCount(0, text.length()) <= most
                    && text.codePoints().allMatch(Printable::printed)
                    && !text.codePoints().allMatch(Character::isSpaceChar);
        }

        private static boolean printed(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> true;
            };
        }

        /** Names of workspaces, which hosts choose. */
        public static final class WorkspaceName {
            /** What such a name is, for messages. */
            public static final String RULE = "1 to 64 printable characters without / and \\, and not only blanks";

            private static final int MAX_LENGTH = 64;

            private WorkspaceName() {}

            /** Whether a text is one. */
            public static boolean is(String name) {
                return Printable.is(name, MAX_LENGTH) && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
            }
        }
    }

    /** Texts as a database keeps them: without NUL and without half of a character. */
    public static final class StoredText {
        /** What such a text is, for messages. */
        public static final String RULE =
                "a text without NUL and without half of a character (a surrogate without the other)";

        private static final int REPLACEMENT = 0xFFFD;

        private StoredText() {}

        /** Whether a text can be kept as it is; one that cannot is found nowhere. */
        public static boolean is(String text) {
            return text.codePoints().noneMatch(StoredText::isRefused);
        }

        /** Whether each of some texts can be kept as it is; where there is none, nothing is in the way. */
        public static boolean are(@Nullable String... texts) {
            return Arrays.stream(texts).allMatch(text -> text == null || is(text));
        }

        /** Returns a text with a replacement character for each that cannot be kept. */
        @Nullable
        public static String of(@Nullable String text) {
            if (text == null || is(text)) {
                return text;
            }
            int[] points =
                    text.codePoints().map(c -> isRefused(c) ? REPLACEMENT : c).toArray();
            return new String(points, 0, points.length);
        }

        private static boolean isRefused(int c) {
            return c == 0 || Character.getType(c) == Character.SURROGATE;
        }
    }
}
