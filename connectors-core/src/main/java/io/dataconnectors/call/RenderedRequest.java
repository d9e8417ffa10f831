package io.dataconnectors.call;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import java.util.List;
import java.util.Objects;

/** A request with every placeholder filled, secrets included: never log it. */
public final class RenderedRequest {
    private final Method method;
    private final String url;
    private final List<Header> headers;
    private final byte[] body;

    /** Creates a request; an empty body is none. The body is not copied. */
    public RenderedRequest(Method method, String url, List<Header> headers, byte[] body) {
        this.method = Objects.requireNonNull(method, "method");
        this.url = Objects.requireNonNull(url, "url");
        this.headers = List.copyOf(headers);
        this.body = Objects.requireNonNull(body, "body");
    }

    /** Returns the request method. */
    public Method method() {
        return method;
    }

    /** Returns the URL. */
    public String url() {
        return url;
    }

    /** Returns the header fields, in order. */
    public List<Header> headers() {
        return headers;
    }

    /** Returns the body; empty if there is none. It is not a copy: do not change it. */
    public byte[] body() {
        return body;
    }

    /** Returns the method alone: everything else may hold a secret. */
    @Override
    public String toString() {
        return method + " request";
    }
}
