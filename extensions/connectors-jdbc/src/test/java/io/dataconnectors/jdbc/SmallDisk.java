package io.dataconnectors.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2, {@code jdbc:h2:small:…}, that is full whenever a test says so. */
public final class SmallDisk extends FilePathWrapper {
    static volatile boolean full;

    static {
        FilePath.register(new SmallDisk());
    }

    /** Returns the start of a URL of a database on this disk. */
    static String url() {
        return "jdbc:h2:small:";
    }

    @Override
    public String getScheme() {
        return "small";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBase {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        private static void expectRoom() throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int write(ByteBuffer content, long position) throws IOException {
            expectRoom();
            return file.write(content, position);
        }

        @Override
        public int write(ByteBuffer content) throws IOException {
            expectRoom();
            return file.write(content);
        }

        @Override
        public int read(ByteBuffer content, long position) throws IOException {
            return file.read(content, position);
        }

        @Override
        public int read(ByteBuffer content) throws IOException {
            return file.read(content);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
