package io.dataconnectors.internal.request;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.internal.template.RenderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A request with every placeholder filled, secrets included: never log it. */
public final class RenderedRequest {
    /** What is accepted where the author says nothing. */
    static final Header ACCEPT = new Header("Accept", "application/json, */*;q=0.8");

    private final Method method;
    private final String url;
    private final List<Header> headers;
    private final byte[] body;
    private final Map<String, String> signerParameters;

    RenderedRequest(
            Method method, String url, List<Header> headers, byte[] body, Map<String, String> signerParameters) {
        this.method = Objects.requireNonNull(method, "method");
        this.url = Objects.requireNonNull(url, "url");
        this.headers = List.copyOf(headers);
        this.body = Objects.requireNonNull(body, "body");
        this.signerParameters = Map.copyOf(signerParameters);
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

    /** Returns what the definition tells its signer, by name; empty if it has none. */
    public Map<String, String> signerParameters() {
        return signerParameters;
    }

    /** Returns this request with more header fields, such as a signature. */
    public RenderedRequest withHeaders(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new RenderedRequest(method, url, all, body, signerParameters);
    }

    /** Returns this request to another URL. */
    public RenderedRequest to(String another) {
        return new RenderedRequest(method, another, headers, body, signerParameters);
    }

    /** Returns a request to another URL that carries nothing of this one but its method. */
    public RenderedRequest strippedTo(String another) {
        return new RenderedRequest(method, another, List.of(ACCEPT), new byte[0], Map.of());
    }

    /**
     * Returns this request with more parameters behind those of its query, percent-encoded.
     *
     * @throws RenderException if a name or a value cannot be encoded
     */
    public RenderedRequest withQuery(List<Map.Entry<String, String>> more) {
        String joint = url.indexOf('?') < 0 ? "?" : url.endsWith("?") || url.endsWith("&") ? "" : "&";
        String longer = more.isEmpty() ? url : url + joint + encoded(more);
        return new RenderedRequest(method, longer, headers, body, signerParameters);
    }

    /**
     * Returns this request with more fields behind those of the form that is its body.
     *
     * @throws RenderException if a name or a value cannot be encoded
     */
    public RenderedRequest withFormFields(List<Map.Entry<String, String>> more) {
        if (more.isEmpty()) {
            return this;
        }
        byte[] fields = ((body.length == 0 ? "" : "&") + encoded(more)).getBytes(StandardCharsets.US_ASCII);
        byte[] longer = Arrays.copyOf(body, body.length + fields.length);
        System.arraycopy(fields, 0, longer, body.length, fields.length);
        return new RenderedRequest(method, url, headers, longer, signerParameters);
    }

    private static String encoded(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
                .map(pair -> FormFields.encode(pair.getKey()) + "=" + FormFields.encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Returns the method alone: everything else may hold a secret. */
    @Override
    public String toString() {
        return method + " request";
    }
}
