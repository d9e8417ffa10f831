package io.dataconnectors.testkit.internal.fault;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection of a raw server, and the means to misbehave on it. */
public final class Wire {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n");

    private final Socket raw;
    private final SSLContext tls;
    private final Runnable onRequest;
    private InputStream in;
    private OutputStream out;

    Wire(Socket raw, SSLContext tls, Runnable onRequest) throws IOException {
        this.raw = raw;
        this.tls = tls;
        this.onRequest = onRequest;
        in = raw.getInputStream();
        out = raw.getOutputStream();
    }

    /** Does the TLS handshake with the certificate of the server. */
    public void handshake() throws IOException {
        handshake(tls);
    }

    void handshake(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Waits for the first byte that the client sends next, below TLS, and takes it away. */
    public void firstByte() throws IOException {
        require(raw.getInputStream().read());
    }

    /** Reads one request: its head, and as much of a body as its Content-Length says. */
    public String request() throws IOException {
        String head = head();
        Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head + new String(body, StandardCharsets.ISO_8859_1);
    }

    /** Reads the head of a request alone. */
    public String head() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length()) {
            int octet = require(in.read());
            bytes.write(octet);
            matched = octet == END_OF_HEAD.charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
        }
        onRequest.run();
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static int require(int octet) throws EOFException {
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /** Writes a text, one byte for each character. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Writes a text again and again, as fast as it goes, until the client has had enough. */
    public void flood(String text) throws IOException {
        String much = text.repeat(Math.max(1, 8192 / text.length()));
        while (true) {
            write(much);
        }
    }

    /** Writes a text again and again, with pauses, until the client has had enough. */
    public void drip(String text) throws IOException, InterruptedException {
        while (true) {
            write(text);
            TimeUnit.MILLISECONDS.sleep(30);
        }
    }

    /** Ends the connection with RST, so that what is under way may be lost. */
    public void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Ends the connection as TLS does. */
    public void end() throws IOException {
        out.close();
    }

    /** Ends the connection with FIN, and without the words with which TLS says goodbye. */
    public void hangUp() throws IOException {
        raw.close();
    }

    /** Says goodbye, and goes on to listen. */
    public void halfClose() throws IOException {
        raw.shutdownOutput();
    }

    /** Listens until the client ends the connection. */
    void untilClosed() throws IOException {
        raw.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
