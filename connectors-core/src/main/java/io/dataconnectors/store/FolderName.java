package io.dataconnectors.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of the folder that the files of a workspace are in. */
final class FolderName {
    private static final int MOST_OF_A_NAME = 24;
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]");
    private static final Pattern FOLDER = Pattern.compile("_[a-z0-9-]{1," + MOST_OF_A_NAME + "}-[0-9a-f]{64}");

    private FolderName() {}

    /**
     * Returns the folder of a workspace, each another on every file system. A name that is safe is its own folder. For any
     * other a digest tells apart what a file system that ignores case or normalises Unicode would not; it begins as no safe
     * name does, and with what people recognise.
     */
    static String of(String workspace) {
        if (SafeName.is(workspace)) {
            return workspace;
        }
        String readable = UNSAFE.matcher(workspace.toLowerCase(Locale.ROOT)).replaceAll("-");
        return "_" + readable.substring(0, Math.min(MOST_OF_A_NAME, readable.length())) + "-" + digest(workspace);
    }

    /** Whether a folder may be that of a workspace. */
    static boolean is(String name) {
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
