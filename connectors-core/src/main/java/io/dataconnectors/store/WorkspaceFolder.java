package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.StorageException;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The folder of one workspace. What is written there is checked and written by one writer at a time. */
final class WorkspaceFolder {
    private final DurableFolder folder;
    private final FolderContents contents;

    WorkspaceFolder(Path path) {
        folder = new DurableFolder(path);
        contents = new FolderContents(path);
    }

    FolderContents contents() {
        return contents;
    }

    void insert(Connector connector, int most) {
        byte[] json = json(connector);
        folder.create();
        folder.locked(() -> {
            contents.expectInsertable(connector, most);
            folder.write(contents.file(connector.id()), json);
        });
    }

    void replace(Connector connector, long expectedRevision) {
        byte[] json = json(connector);
        folder.locked(() -> {
            contents.expectReplaceable(connector, expectedRevision);
            folder.write(contents.file(connector.id()), json);
        });
    }

    void delete(String id, long expectedRevision) {
        folder.locked(() -> {
            contents.expectDeletable(id, expectedRevision);
            folder.delete(contents.file(id));
        });
    }

    /** What could not be read back, such as a definition beyond the limits of JSON, is never written. */
    private static byte[] json(Connector connector) {
        byte[] json = (Json.writePretty(JsonForm.of(connector)) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            StoredFile.connector(json);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "Connector " + connector.name() + " cannot be kept in a file: " + e.getMessage(), e);
        }
        return json;
    }

    /** The names of files, which are ids of connectors, and of folders, which are made of names of workspaces. */
    static final class FileNames {
        /** What a safe name is like. */
        static final String RULE =
                "1 to 64 of the letters a to z, digits, hyphens and underscores, beginning with a letter or a"
                        + " digit, and not a device name of Windows such as con or nul";

        private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
        private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");
        private static final int MOST_OF_A_NAME = 24;
        private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]");
        private static final Pattern FOLDER = Pattern.compile("_[a-z0-9-]{1," + MOST_OF_A_NAME + "}-[0-9a-f]{64}");

        private FileNames() {}

        /** Whether a name is one name on every file system, those that ignore case and those of Windows included. */
        static boolean isSafe(String name) {
            return FORM.matcher(name).matches() && !DEVICE.matcher(name).matches();
        }

        /**
         * Returns the folder of a workspace, each another on every file system. A name that is safe is its own folder. For any
         * other a digest tells apart what a file system that ignores case or normalises Unicode would not; it begins as no safe
         * name does, and with what people recognise.
         */
        static String folder(String workspace) {
            if (isSafe(workspace)) {
                return workspace;
            }
            String readable = UNSAFE.matcher(workspace.toLowerCase(Locale.ROOT)).replaceAll("-");
            return "_" + readable.substring(0, Math.min(MOST_OF_A_NAME, readable.length())) + "-" + digest(workspace);
        }

        /** Whether a folder may be that of a workspace. */
        static boolean isFolder(String name) {
            return isSafe(name) || FOLDER.matcher(name).matches();
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
}
