package io.dataconnectors.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as a stranger writes it, which no HTTP client would send. */
final class RawRequest {
    private RawRequest() {}

    /** Returns the status that a path is answered with under a name of the server. */
    static int status(String url, String path, String host) {
        URI base = URI.create(url);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + base.getPath() + path + " HTTP/1.1\r\nHost: " + host
                                    + "\r\nCookie: person=ada\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
