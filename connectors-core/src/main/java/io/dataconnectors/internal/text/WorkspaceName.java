package io.dataconnectors.internal.text;

/** Names of workspaces, which hosts choose. */
public final class WorkspaceName {
    /** What such a name is, for messages. */
    public static final String RULE = "1 to 64 printable characters without / and \\, and not only blanks";

    private static final int MAX_LENGTH = 64;

    private WorkspaceName() {}

    /** Whether a text is one. */
    public static boolean is(String name) {
        return name.codePointCount(0, name.length()) <= MAX_LENGTH
                && name.codePoints().allMatch(WorkspaceName::allowed)
                && !name.codePoints().allMatch(Character::isSpaceChar);
    }

    private static boolean allowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != '/' && c != '\\';
        };
    }
}
