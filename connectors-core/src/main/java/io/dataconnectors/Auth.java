package io.dataconnectors;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The credential with which a call proves who sends it. Every text in it is a template; secrets are named, as in {@code {{secret.token}}}. */
public sealed interface Auth
        permits Auth.None, Auth.Bearer, Auth.Basic, Auth.ApiKey, Auth.Signer, OAuth2ClientCredentials {
    /** Returns no credential: nothing is added to the request. */
    static Auth none() {
        return new None();
    }

    /** Returns the header {@code Authorization: Bearer token} (RFC 6750, section 2.1). */
    static Auth bearer(String token) {
        return new Bearer(token);
    }

    /** Returns the header {@code Authorization: Basic …} (RFC 7617). Either part may be empty or composed. */
    static Auth basic(String username, String password) {
        return new Basic(username, password);
    }

    /** Returns an API key in a header. */
    static Auth apiKeyHeader(String name, String value) {
        return new ApiKey(Location.HEADER, name, value);
    }

    /** Returns an API key in the URL's query. */
    static Auth apiKeyQuery(String name, String value) {
        return new ApiKey(Location.QUERY, name, value);
    }

    /**
     * Returns an access token of the client credentials grant (RFC 6749, section 4.4), with the client in a Basic header, no
     * scope and no other parameters. The executor fetches it once for all calls, and again before it ends.
     */
    static OAuth2ClientCredentials oauth2ClientCredentials(String tokenUrl, String clientId, String clientSecret) {
        return OAuth2ClientCredentials.of(tokenUrl, clientId, clientSecret);
    }

    /** Returns a signature made by a {@code RequestSigner} that the host has registered under this name. */
    static Auth signer(String name, Map<String, String> parameters) {
        return new Signer(name, parameters);
    }

    /** Whether it makes the header {@code Authorization}, so that no other part of a request may. */
    default boolean setsAuthorization() {
        return false;
    }

    /** No credential. */
    record None() implements Auth {}

    /**
     * A bearer token.
     *
     * @param token the template of the token
     */
    record Bearer(String token) implements Auth {
        /** Checks that nothing is null. */
        public Bearer {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public boolean setsAuthorization() {
            return true;
        }
    }

    /**
     * A user name and a password.
     *
     * @param username the template of the user name
     * @param password the template of the password
     */
    record Basic(String username, String password) implements Auth {
        /** Checks that nothing is null. */
        public Basic {
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public boolean setsAuthorization() {
            return true;
        }
    }

    /**
     * An API key.
     *
     * @param in where it travels
     * @param name the name of the header or of the query parameter
     * @param value the template of the key
     */
    record ApiKey(Location in, String name, String value) implements Auth {
        /** Checks that nothing is null. */
        public ApiKey {
            Objects.requireNonNull(in, "in");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A signature over the request.
     *
     * @param name what the host has registered the signer as
     * @param parameters what the signer needs to know, by name: templates, in the order of their names
     */
    record Signer(String name, Map<String, String> parameters) implements Auth {
        /** Copies the parameters and checks that nothing is null. */
        public Signer {
            Objects.requireNonNull(name, "name");
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /** The place of an API key in a request. */
    enum Location {
        /** In a header. */
        HEADER,
        /** In the URL's query, where servers and proxies may log it. */
        QUERY
    }
}
