package io.dataconnectors.internal.text;

/** Short texts that hosts choose and people read: names of workspaces, of those for whom a call is made. */
public final class Printable {
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
