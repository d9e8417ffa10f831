package io.dataconnectors.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket below TLS, which knows whether TCP has ended while TLS, that had not, still wanted to read. */
final class WatchedSocket extends Socket {
    private volatile boolean cut;

    boolean isCut() {
        return cut;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return noted(super.read());
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return noted(super.read(bytes, from, length));
            }
        };
    }

    private int noted(int read) {
        cut |= read < 0;
        return read;
    }
}
