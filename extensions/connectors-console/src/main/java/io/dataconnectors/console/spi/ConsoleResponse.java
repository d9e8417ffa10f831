package io.dataconnectors.console.spi;

import io.dataconnectors.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A response for the server to send. Immutable. */
public final class ConsoleResponse {
    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    private ConsoleResponse(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns a response without a body. */
    public static ConsoleResponse of(int status) {
        return new ConsoleResponse(status, List.of(), new byte[0]);
    }

    /** Returns a response with a body. The bytes are not copied. */
    public static ConsoleResponse of(int status, String mediaType, byte[] body) {
        return new ConsoleResponse(status, List.of(new Header("Content-Type", mediaType)), body);
    }

    /** Returns a response with a text in UTF-8. */
    public static ConsoleResponse text(int status, String mediaType, String text) {
        return of(status, mediaType + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a response that leads elsewhere, with status 303: what is there is read with {@code GET}. */
    public static ConsoleResponse seeOther(String location) {
        return of(303).header("Location", location);
    }

    /**
     * Returns this response with one more header field.
     *
     * @throws IllegalArgumentException if the value has a line break, another control character, or a character beyond Latin-1:
     *     servers send its lower byte alone, which may be a line break
     */
    public ConsoleResponse header(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7F || c > 0xFF)) {
            throw new IllegalArgumentException(
                    "The value of the header field " + name + " has a control character, or one beyond Latin-1");
        }
        return new ConsoleResponse(
                status,
                Stream.concat(headers.stream(), Stream.of(new Header(name, value)))
                        .toList(),
                body);
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the header fields, in order; {@code Content-Length} is not among them. */
    public List<Header> headers() {
        return headers;
    }

    /** Returns the bytes of the body; empty if there is none. They are not copied. */
    public byte[] body() {
        return body;
    }
}
