package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A request as it would be sent, with {@value Secret#MASK} in the place of every secret, and a note in the place of the
 * content of a file.
 *
 * @param method the request method
 * @param url the URL
 * @param headers the header fields that the definition adds, in order
 * @param body the body as text, or null if there is none
 * @param parts the parts of a multipart body, or the file that a body is; empty for any other
 */
public record RequestPreview(
        Method method,
        String url,
        List<Header> headers,
        @Nullable String body,
        List<Part> parts) {
    /** Copies the headers and the parts. */
    public RequestPreview {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
    }

    /** Makes a preview of a request without parts. */
    public RequestPreview(Method method, String url, List<Header> headers, @Nullable String body) {
        this(method, url, headers, body, List.of());
    }

    /**
     * One part of a multipart body, or the file that a body is.
     *
     * @param name its name as it stands between quotes, or null if it has none
     * @param value its text; null for a file
     * @param filename the name of its file as it stands between quotes, or null if it has none
     * @param mediaType its media type, or null if none is stated
     */
    public record Part(
            @Nullable String name,
            @Nullable String value,
            @Nullable String filename,
            @Nullable String mediaType) {
        @JsonValue
        Map<String, Object> form() {
            return ValueForms.get().of(this);
        }
    }

    /** Returns the request as HTTP/1.1 writes it (RFC 9112), with line feeds as line ends. */
    public String toHttp() {
        int host = url.indexOf("//") + 2;
        int path = url.indexOf('/', host);
        int query = url.indexOf('?', host);
        int end = path < 0 ? (query < 0 ? url.length() : query) : path;
        String target = path < 0 ? "/" + url.substring(end) : url.substring(end);
        StringBuilder text =
                new StringBuilder(method + " " + target + " HTTP/1.1\nHost: " + url.substring(host, end) + "\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append('\n'));
        return body == null
                ? text.toString()
                : text.append('\n').append(body).append('\n').toString();
    }

    /**
     * Returns the request as a command for {@code curl} in a POSIX shell. Files are named as the request names them, in the
     * current folder. A multipart body that is no form is taken from a file {@code body}, which must hold it, for {@code curl}
     * has no options to make one.
     */
    public String toCurl() {
        return new CurlCommand(this).text();
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
