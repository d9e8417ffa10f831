package io.dataconnectors;

import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/** The call that a definition describes. Its texts are templates. {@link ConnectorDefinition.Builder} makes it. */
public final class Request {
    private final Method method;
    private final String url;
    private final List<QueryParameter> query;
    private final List<Header> headers;
    private final Auth auth;

    @Nullable
    private final Idempotency idempotency;

    private final Body body;

    Request(
            Method method,
            String url,
            List<QueryParameter> query,
            List<Header> headers,
            Auth auth,
            @Nullable Idempotency idempotency,
            Body body) {
        this.method = method;
        this.url = url;
        this.query = List.copyOf(query);
        this.headers = List.copyOf(headers);
        this.auth = auth;
        this.idempotency = idempotency;
        this.body = body;
    }

    /** Returns the request method. */
    public Method method() {
        return method;
    }

    /** Returns the template of the URL. */
    public String url() {
        return url;
    }

    /** Returns the parameters that are added to the URL's query, in order. */
    public List<QueryParameter> query() {
        return query;
    }

    /** Returns the header fields, in order. */
    public List<Header> headers() {
        return headers;
    }

    /** Returns how the call proves who sends it. */
    public Auth auth() {
        return auth;
    }

    /** Returns how the other system recognises a repeated request, or null if it does not. */
    @Nullable
    public Idempotency idempotency() {
        return idempotency;
    }

    /** Returns what the request carries. */
    public Body body() {
        return body;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Request that
                && method == that.method
                && url.equals(that.url)
                && query.equals(that.query)
                && headers.equals(that.headers)
                && auth.equals(that.auth)
                && Objects.equals(idempotency, that.idempotency)
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, url, query, headers, auth, idempotency, body);
    }

    /** Returns the method and the template of the URL. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
