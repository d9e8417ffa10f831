package io.dataconnectors.internal.text;

/** Names of workspaces, which hosts choose. */
public final class WorkspaceName {
    /** What such a name is, for messages. */
    public static final String RULE = "1 to 64 printable characters without / and \\, and not only blanks";

    private static final int MAX_LENGTH = 64;

    private WorkspaceName() {}

    /** Whether a text is one. */
    public static boolean is(String name) {
        return Printable.is(name, MAX_LENGTH) && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }
}
