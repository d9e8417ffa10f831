package io.dataconnectors.spi;

import java.util.Objects;

/**
 * The reason why a connection to an API failed or broke. It is for the host alone. The author of a connector sees {@code
 * CONNECT_FAILED} or {@code TLS_FAILED} and no more, for more would let authors explore the host's network.
 *
 * @param origin which API or token endpoint: scheme, host and port, such as {@code https://shop.example.com}
 * @param kind what went wrong
 * @param facts what else is known, such as the address that was tried or until when a certificate was valid; empty if
 *     nothing is
 */
public record ConnectionProblem(String origin, Kind kind, String facts) {
    /** Checks that nothing is null. */
    public ConnectionProblem {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(facts, "facts");
    }

    /** The kinds of problems. There may be more of them in a later version. */
    public enum Kind {
        /** The name has no address. */
        NAME_NOT_FOUND("the name has no address"),
        /** Who resolves names failed or did not answer in time. */
        RESOLVER_FAILED("the resolver of names failed"),
        /** No way leads to any address of the name. */
        UNREACHABLE("no way leads to its address"),
        /** Nobody listens at the address and port. */
        CONNECTION_REFUSED("nobody takes connections there"),
        /** The address did not answer in time. */
        CONNECT_TIMEOUT("connecting took too long"),
        /** The host's own proxy did not open a way. */
        PROXY_REFUSED("the proxy opened no way to it"),
        /** The connection was reset. */
        CONNECTION_RESET("the connection was reset"),
        /** The connection ended before the answer was whole. */
        CONNECTION_CLOSED("the connection ended before the answer was whole"),
        /** The certificate is not valid any more. */
        CERTIFICATE_EXPIRED("its certificate has expired"),
        /** The certificate is not valid yet. */
        CERTIFICATE_NOT_YET_VALID("its certificate is not valid yet"),
        /** The certificate was revoked. */
        CERTIFICATE_REVOKED("its certificate was revoked"),
        /** No authority that is trusted here has issued the certificate, or the chain to it is not whole. */
        CERTIFICATE_NOT_TRUSTED("its certificate leads to no authority that is trusted here"),
        /** The certificate is for other names. */
        HOST_NAME_MISMATCH("its certificate is for other names"),
        /** The certificate was not accepted for another reason. */
        CERTIFICATE_REFUSED("its certificate was not accepted"),
        /** The other side ended the TLS handshake with an alert. */
        HANDSHAKE_REFUSED("it refused the TLS handshake"),
        /** Both sides have no version of TLS or no cipher in common, or what answers speaks no TLS. */
        TLS_PROTOCOL("it speaks no TLS that is spoken here"),
        /** None of these. */
        OTHER("for a reason that is not known");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** Returns what this means, in a few words. */
        public String meaning() {
            return meaning;
        }
    }

    /** Returns what went wrong in one line, such as {@code https://shop.example.com: its certificate has expired (…)}. */
    @Override
    public String toString() {
        return origin + ": " + kind.meaning + (facts.isEmpty() ? "" : " (" + facts + ")");
    }
}
