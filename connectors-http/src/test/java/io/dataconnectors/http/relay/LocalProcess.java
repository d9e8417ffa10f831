package io.dataconnectors.http.relay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to a relay as any process of the machine can make one. */
final class LocalProcess implements AutoCloseable {
    private static final int PATIENCE = 10_000;

    private final Socket socket;

    private LocalProcess(Socket socket) {
        this.socket = socket;
    }

    static LocalProcess connectsTo(InetSocketAddress relay) {
        try {
            Socket socket = new Socket(relay.getAddress(), relay.getPort());
            socket.setSoTimeout(PATIENCE);
            return new LocalProcess(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the head of a request for a tunnel. */
    static String head(String target, String ticket) {
        return "CONNECT " + target + " HTTP/1.1\r\nUser-Agent: test\r\n" + Passage.HEADER + ": " + ticket + "\r\n\r\n";
    }

    LocalProcess says(String text) {
        return sends(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    LocalProcess sends(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads up to a number of bytes; fewer if the connection ends, and none if it is reset. */
    String hears(int most) {
        try {
            return new String(socket.getInputStream().readNBytes(most), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The connection neither said anything nor ended", e);
        } catch (IOException e) {
            return "";
        }
    }

    /** Reads until the connection ends; a reset ends it too. */
    String hearsToTheEnd() {
        return hears(Integer.MAX_VALUE);
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
