package io.dataconnectors.spi;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import java.util.List;
import java.util.Map;

/**
 * Signs requests for APIs whose authentication is a computation over the request, such as an HMAC. A definition names it
 * with {@code "auth": {"type": "signer", "signer": "…"}}; the host registers it with the executor under that name.
 *
 * <p>Called once per attempt, by several threads at once; must not block on the network. What it throws becomes the
 * failure {@code AUTHENTICATION}, without its message.
 */
@FunctionalInterface
public interface RequestSigner {
    /** Returns the header fields to add to the request; they are checked as the author's are. */
    List<Header> sign(Unsigned request);

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
}
