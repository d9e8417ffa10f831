package io.dataconnectors;

import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A request as it would be sent, with {@value Secret#MASK} in the place of every secret.
 *
 * @param method the request method
 * @param url the URL
 * @param headers the header fields that the definition adds, in order
 * @param body the body as text, or null if there is none
 */
public record RequestPreview(
        Method method,
        String url,
        List<Header> headers,
        @Nullable String body) {
    /** Copies the headers. */
    public RequestPreview {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        headers = List.copyOf(headers);
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

    /** Returns the request as a command for {@code curl} in a POSIX shell. */
    public String toCurl() {
        StringBuilder text = new StringBuilder("curl -X " + method + " " + quote(url));
        headers.forEach(header -> text.append(" \\\n  -H ").append(quote(header.name() + ": " + header.value())));
        return body == null
                ? text.toString()
                : text.append(" \\\n  --data-raw ").append(quote(body)).toString();
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
