package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** An end of a connection: that of a client, which any process of the machine can be, or that of a target. */
final class Peer implements AutoCloseable {
    private static final int PATIENCE = 60_000;

    private final Socket socket;

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
    }

    static Peer connectedTo(InetSocketAddress relay) {
        try {
            return new Peer(new Socket(relay.getAddress(), relay.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the head of a request for a tunnel. */
    static String head(String target, String ticket) {
        return "CONNECT " + target + " HTTP/1.1\r\nUser-Agent: test\r\n" + Passage.HEADER + ": " + ticket + "\r\n\r\n";
    }

    Peer says(String text) {
        return sends(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Peer sends(byte[] bytes) {
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
            return new String(takes(most), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The connection neither said anything nor ended", e);
        } catch (IOException e) {
            return "";
        }
    }

    /** Reads until the connection ends; a reset ends it too. */
    String hearsToTheEnd() {
        return hears(Integer.MAX_VALUE);
    }

    /** Reads up to a number of bytes; fewer if the connection ends, and as one that ends, not as one that breaks. */
    byte[] takes(int most) throws IOException {
        return socket.getInputStream().readNBytes(most);
    }

    /** Reads until the connection ends, and does not break. */
    byte[] takesToTheEnd() throws IOException {
        return takes(Integer.MAX_VALUE);
    }

    /** Whether nothing comes for a moment. */
    boolean hearsNothing() throws IOException {
        socket.setSoTimeout(300);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE);
        }
    }

    void endsItsOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection with RST. */
    void breaks() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
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
