package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.store.WorkspaceFolder.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import javax.annotation.Nullable;

/** A file of the store as it was read: a connector, or what is wrong with it. */
final class StoredFile {
    /** Far above any connector: what is larger is not read into memory. */
    private static final int MAX_BYTES = 64 << 20;

    /**
     * For so long after a write, a second one might leave the same time and size, and even the same file key: FAT counts
     * time in steps of two seconds.
     */
    private static final long UNSETTLED_MILLIS = 3_000;

    /** What changes when a file is written: its key (the inode, where there is one), its time and its size. */
    private record Version(@Nullable Object key, FileTime modified, long size) {}

    /** The version that was read; null if a later write might not show in it, so that the file must be read again. */
    @Nullable
    private final Version version;

    @Nullable
    private final Connector connector;

    private final String problem;

    private StoredFile(@Nullable Version version, @Nullable Connector connector, String problem) {
        this.version = version;
        this.connector = connector;
        this.problem = problem;
    }

    /** Returns a file that is broken for a reason which may go without a change of the file. */
    static StoredFile broken(String problem) {
        return new StoredFile(null, null, problem);
    }

    /** Returns what is in a file now: what was read before if it did not change, and null if the file is gone. */
    @Nullable
    static StoredFile read(Path file, String id, @Nullable StoredFile before) {
        try {
            long now = System.currentTimeMillis();
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return broken(kind(attributes));
            }
            FileTime modified = attributes.lastModifiedTime();
            Version version = new Version(attributes.fileKey(), modified, attributes.size());
            if (before != null && version.equals(before.version)) {
                return before;
            }
            boolean settled = modified.toMillis() + UNSETTLED_MILLIS < now;
            return parse(file, id, settled ? version : null, attributes.size());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return broken("it cannot be read");
        }
    }

    /** Nothing else is opened: a pipe waits for a writer, and a device or what a link leads to may have no end. */
    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "it is a symbolic link, where a file is wanted";
        }
        return attributes.isDirectory()
                ? "it is a folder, where a file is wanted"
                : "it is a pipe, a socket or a device, where a file is wanted";
    }

    private static StoredFile parse(Path file, String id, @Nullable Version version, long size) throws IOException {
        byte[] content = size > MAX_BYTES ? null : upToTheLimit(file);
        if (content == null) {
            return new StoredFile(version, null, "it is larger than " + MAX_BYTES + " bytes");
        }
        try {
            Connector connector = connector(content);
            expect("/id", id, connector.id());
            expect("/workspace", folder(file), FileNames.folder(connector.workspace()));
            return new StoredFile(version, connector, "");
        } catch (IllegalArgumentException e) {
            return new StoredFile(version, null, String.valueOf(e.getMessage()));
        }
    }

    /** @throws IllegalArgumentException if the content is not the form of a connector, saying why */
    static Connector connector(byte[] content) {
        try {
            return JsonForm.connectorOf(Json.readHolding(content));
        } catch (InvalidDefinitionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void expect(String pointer, String expected, String found) {
        if (!found.equals(expected)) {
            String shown = FileNames.isFolder(found) ? found : "another name";
            throw new IllegalArgumentException(
                    pointer + " is " + shown + ", not " + expected + " as the file's place says");
        }
    }

    private static String folder(Path file) {
        return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
    }

    /** Returns what is in a file, or null if that is more than its size has let expect, and too much. */
    @Nullable
    private static byte[] upToTheLimit(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : bytes;
        }
    }

    /** Returns the connector, or null if the file is broken. */
    @Nullable
    Connector connector() {
        return connector;
    }

    /** Returns what is wrong; empty if nothing is. */
    String problem() {
        return problem;
    }
}
