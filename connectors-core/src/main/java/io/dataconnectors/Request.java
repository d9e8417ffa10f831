package io.dataconnectors;

import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * The call that a definition describes. Its texts are templates.
 *
 * @param method the request method
 * @param url the template of the URL
 * @param query the parameters that are added to the URL's query, in order
 * @param headers the header fields, in order
 * @param auth how the call proves who sends it
 * @param idempotency how the other system recognises a repeated request, or null if it does not
 * @param body what the request carries
 */
public record Request(
        Method method,
        String url,
        List<QueryParameter> query,
        List<Header> headers,
        Auth auth,
        @Nullable Idempotency idempotency,
        Body body) {
    /** Checks that nothing but {@code idempotency} is null, and copies the lists. */
    public Request {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        Objects.requireNonNull(auth, "auth");
        Objects.requireNonNull(body, "body");
    }

    /** Returns the method and the template of the URL. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
