package io.dataconnectors.spi;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Signs requests for APIs whose authentication is a computation over the request, such as an HMAC. A definition names it
 * with {@code "auth": {"type": "signer", "signer": "…"}}; the host registers it with the executor under that name.
 *
 * <p>Called once per attempt, by several threads at once, none of them the caller's: what is bound to that one is there if a
 * the executor carries it. Must not block on the network. What it throws becomes the
 * failure {@code AUTHENTICATION}, without its message.
 *
 * <pre>{@code
 * RequestSigner signer = request -> RequestSigner.Signature.header(
 *         "X-Signature", hmac(request.parameters().get("key"), request.body()));
 * }</pre>
 */
@FunctionalInterface
public interface RequestSigner {
    /** Returns what is added to the request; it is checked as what the author writes is. */
    Signature sign(Unsigned request);

    /** A request that is complete but for its signature, and the secrets in it revealed: never log it. */
    interface Unsigned {
        /** Returns the request method. */
        Method method();

        /** Returns the URL as it will be sent. */
        String url();

        /** Returns the header fields as they will be sent. */
        List<Header> headers();

        /** Returns a copy of the body; empty if there is none. */
        byte[] body();

        /** Returns the parameters that the definition gives the signer, rendered: keys, secrets, names. */
        Map<String, String> parameters();

        /** Returns the instant of the call, in seconds since 1970-01-01T00:00:00Z. */
        long epochSecond();
    }

    /**
     * The proof of who sends a request: header fields, parameters of the query, fields of a form. Names and values are plain;
     * the executor encodes them, and masks their words of 22 characters or more where an API echoes them: what is shorter is
     * taken for a time or a name. Nothing else of the request changes. Immutable: each method returns another.
     */
    final class Signature {
        private static final Signature NONE = new Signature(List.of(), List.of(), List.of());

        private final List<Header> headers;
        private final List<Map.Entry<String, String>> query;
        private final List<Map.Entry<String, String>> formFields;

        private Signature(
                List<Header> headers,
                List<Map.Entry<String, String>> query,
                List<Map.Entry<String, String>> formFields) {
            this.headers = List.copyOf(headers);
            this.query = List.copyOf(query);
            this.formFields = List.copyOf(formFields);
        }

        /** Returns a signature in a header field. */
        public static Signature header(String name, String value) {
            return NONE.andHeader(name, value);
        }

        /** Returns a signature in a parameter that is added to the URL's query. */
        public static Signature query(String name, String value) {
            return NONE.andQuery(name, value);
        }

        /** Returns a signature in a field that is added to the form which is the body; with another body the call fails. */
        public static Signature formField(String name, String value) {
            return NONE.andFormField(name, value);
        }

        /** Returns this with one more header field. */
        public Signature andHeader(String name, String value) {
            return new Signature(plus(headers, new Header(name, value)), query, formFields);
        }

        /** Returns this with one more parameter behind those of the URL's query. */
        public Signature andQuery(String name, String value) {
            return new Signature(headers, plus(query, Map.entry(name, value)), formFields);
        }

        /** Returns this with one more field behind those of the form. */
        public Signature andFormField(String name, String value) {
            return new Signature(headers, query, plus(formFields, Map.entry(name, value)));
        }

        private static <T> List<T> plus(List<T> list, T element) {
            List<T> more = new ArrayList<>(list);
            more.add(Objects.requireNonNull(element));
            return more;
        }

        /** Returns the header fields, in order. */
        public List<Header> headers() {
            return headers;
        }

        /** Returns the parameters of the query, in order, not encoded. */
        public List<Map.Entry<String, String>> query() {
            return query;
        }

        /** Returns the fields of the form, in order, not encoded. */
        public List<Map.Entry<String, String>> formFields() {
            return formFields;
        }

        /** Returns the names alone: the values are credentials. */
        @Override
        public String toString() {
            return "headers " + headers.stream().map(Header::name).toList()
                    + ", query " + names(query)
                    + ", form " + names(formFields);
        }

        private static List<String> names(List<Map.Entry<String, String>> pairs) {
            return pairs.stream().map(Map.Entry::getKey).toList();
        }
    }
}
