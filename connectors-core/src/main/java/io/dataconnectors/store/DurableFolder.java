package io.dataconnectors.store;

import io.dataconnectors.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.annotation.Nullable;

/** A folder in which a file is, at any moment, whole or not there, and what was written survives a loss of power. */
final class DurableFolder {
    /** One name for all writes: what a killed writer left is removed by the next, who has the lock. */
    private static final String UNFINISHED = ".unfinished";

    private final Path path;

    DurableFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Creates the folder, and those above it, where they are missing. */
    void create() {
        try {
            create(path);
        } catch (IOException e) {
            throw new StorageException("The folder " + path + " could not be created", e);
        }
    }

    private static void create(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        create(folder.getParent());
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        sync(folder.getParent());
    }

    /** Puts a file in place as a whole. Only for whoever holds the lock of the folder. */
    void write(Path file, byte[] content) {
        Path unfinished = path.resolve(UNFINISHED);
        try {
            Files.deleteIfExists(unfinished);
            // new: nothing is written through a link, or into a pipe, that somebody put there
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(path);
        } catch (IOException e) {
            throw new StorageException("The file " + file + " could not be written", e);
        }
    }

    /** Removes a file. Only for whoever holds the lock of the folder. */
    void delete(Path file) {
        try {
            Files.delete(file);
            sync(path);
        } catch (IOException e) {
            throw new StorageException("The file " + file + " could not be deleted", e);
        }
    }

    /** Makes the entries of a folder durable. Windows knows no such thing: there a folder cannot be opened. */
    private static void sync(@Nullable Path folder) throws IOException {
        if (folder == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
