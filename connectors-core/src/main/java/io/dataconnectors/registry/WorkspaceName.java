package io.dataconnectors.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of workspaces, which hosts choose, and the folder that the files of each are in. */
final class WorkspaceName {
    static final String RULE = "1 to 64 printable characters without / and \\, and not only blanks";

    private static final int MAX_LENGTH = 64;
    private static final int MOST_OF_A_NAME = 24;
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]");
    private static final Pattern FOLDER = Pattern.compile("_[a-z0-9-]{1," + MOST_OF_A_NAME + "}-[0-9a-f]{64}");

    private WorkspaceName() {}

    static boolean is(String name) {
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

    /**
     * Returns the folder of a name, each another on every file system. A name that is safe is its own folder. For any other
     * a digest tells apart what a file system that ignores case or normalises Unicode would not; it begins as no safe name
     * does, and with what people recognise.
     */
    static String folder(String name) {
        if (SafeName.is(name)) {
            return name;
        }
        String readable = UNSAFE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        return "_" + readable.substring(0, Math.min(MOST_OF_A_NAME, readable.length())) + "-" + digest(name);
    }

    /** Whether a folder may be that of a workspace. */
    static boolean isFolder(String name) {
        return SafeName.is(name) || FOLDER.matcher(name).matches();
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
