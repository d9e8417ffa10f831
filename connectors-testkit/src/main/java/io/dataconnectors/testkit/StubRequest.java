package io.dataconnectors.testkit;

import io.dataconnectors.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** A request that a {@link StubApi} received. Immutable. */
public final class StubRequest {
    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;
    private final Map<String, String> parameters;

    StubRequest(String method, String target, List<Header> headers, byte[] body, Map<String, String> parameters) {
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.parameters = Map.copyOf(parameters);
    }

    /** Returns the request method. */
    public String method() {
        return method;
    }

    /** Returns the request target as it was sent: the path and the query, still percent-encoded. */
    public String target() {
        return target;
    }

    /**
     * Returns the header fields, without order and with names such as {@code X-api-key}: the server of the JDK keeps neither
     * the order nor the case of letters. One field is best compared by {@link #header(String)}.
     */
    public List<Header> headers() {
        return headers;
    }

    /** Returns the value of the first header field of a name, whatever its case, or null. */
    @Nullable
    public String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Returns a copy of the body; empty if there was none. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns the body, read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns what stood in the place of {@code {name}} in the path, percent-decoded.
     *
     * @throws IllegalArgumentException if the path that was answered has no such placeholder
     */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The path has no {" + name + "}, but " + parameters.keySet());
        }
        return value;
    }

    /** Returns the method and the target. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
