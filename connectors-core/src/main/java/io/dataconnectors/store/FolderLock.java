package io.dataconnectors.store;

import io.dataconnectors.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write into a folder: one thread of one process at a time. The operating system takes it back from a process
 * that dies.
 */
final class FolderLock {
    private static final String FILE = ".lock";

    private FolderLock() {}

    static void holding(Path folder, Runnable act) {
        synchronized (monitor(folder)) {
            try (FileChannel channel = open(folder.resolve(FILE))) {
                channel.lock();
                act.run();
            } catch (IOException e) {
                throw new StorageException("The folder " + folder + " could not be locked for writing", e);
            }
        }
    }

    /** To open a pipe would be to wait for its reader, and a link would lock, or create, a file elsewhere. */
    private static FileChannel open(Path file) throws IOException {
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
        return (FolderLock.class.getName() + ":" + folder).intern();
    }
}
