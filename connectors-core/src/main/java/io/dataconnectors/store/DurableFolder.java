package io.dataconnectors.store;

import io.dataconnectors.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.annotation.Nullable;

/**
 * A folder into which one writer writes at a time, in which a file is, at any moment, whole or not there, and what was written
 * survives a loss of power.
 */
final class DurableFolder {
    /** One name for all writes: what a killed writer left is removed by the next, who has the lock. */
    private static final String UNFINISHED = ".unfinished";

    private static final String LOCK = ".lock";

    private final Path path;

    DurableFolder(Path path) {
        this.path = path;
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

    /**
     * Runs an act with the right to write into the folder, which one thread of one process has at a time. The operating system
     * takes it back from a process that dies.
     */
    void locked(Runnable act) {
        synchronized (monitor(path)) {
            try (FileChannel channel = openLock(path.resolve(LOCK))) {
                channel.lock();
                act.run();
            } catch (IOException e) {
                throw new StorageException("The folder " + path + " could not be locked for writing", e);
            }
        }
    }

    /** To open a pipe would be to wait for its reader, and a link would lock, or create, a file elsewhere. */
    private static FileChannel openLock(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "no regular file");
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * A lock on a file belongs to the whole JVM: a second one is an error, and closing any channel of the file gives up the
     * first. So its threads queue before it, at the one object they all share, whatever store or class loader they come
     * through: the interned name of the folder.
     */
    private static Object monitor(Path folder) {
        return (DurableFolder.class.getName() + ":" + folder).intern();
    }
}
