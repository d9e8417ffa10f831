package io.dataconnectors;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * An access token that the connector's own account is given by a token endpoint: the client credentials grant of OAuth 2.0
 * (RFC 6749, section 4.4). Calls send it as {@code Authorization: Bearer} (RFC 6750, section 2.1) or in a header of its own. Immutable; {@link
 * Auth#oauth2ClientCredentials} makes one, and each method with an argument returns another.
 *
 * <p>Calls share a token, so that every text is a template over settings and secrets alone: neither inputs nor {@code call.id}
 * may stand in them. The client secret is resolved for the origin of the token endpoint.
 */
public final class OAuth2ClientCredentials implements Auth {
    private final String tokenUrl;
    private final String clientId;
    private final String clientSecret;
    private final ClientIn clientIn;
    private final String scope;
    private final Map<String, String> parameters;

    @Nullable
    private final String header;

    private OAuth2ClientCredentials(
            String tokenUrl,
            String clientId,
            String clientSecret,
            ClientIn clientIn,
            String scope,
            Map<String, String> parameters,
            @Nullable String header) {
        this.tokenUrl = Objects.requireNonNull(tokenUrl, "tokenUrl");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
        this.clientIn = Objects.requireNonNull(clientIn, "clientIn");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        this.header = header;
    }

    static OAuth2ClientCredentials of(String tokenUrl, String clientId, String clientSecret) {
        return new OAuth2ClientCredentials(tokenUrl, clientId, clientSecret, ClientIn.BASIC, "", Map.of(), null);
    }

    /** The place of the client's id and secret in the request to the token endpoint (RFC 6749, section 2.3.1). */
    public enum ClientIn {
        /** In the header {@code Authorization: Basic}, each of them form-encoded first: what every token endpoint knows. */
        BASIC,
        /** In the body, as {@code client_id} and {@code client_secret}, for those that know only this. */
        BODY
    }

    /** Returns the same with the client's id and secret in another place; {@link ClientIn#BASIC} unless it is set. */
    public OAuth2ClientCredentials clientIn(ClientIn place) {
        return new OAuth2ClientCredentials(tokenUrl, clientId, clientSecret, place, scope, parameters, header);
    }

    /** Returns the same for a scope: names with blanks between them (RFC 6749, section 3.3), or empty for the API's default. */
    public OAuth2ClientCredentials scope(String template) {
        return new OAuth2ClientCredentials(tokenUrl, clientId, clientSecret, clientIn, template, parameters, header);
    }

    /**
     * Returns the same with one more parameter of the token request, such as the {@code audience} or the {@code resource} of
     * some APIs. A {@code grant_type} takes the place of {@code client_credentials}, for the grants that vendors have made of
     * their own.
     */
    public OAuth2ClientCredentials parameter(String name, String template) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(template, "template"));
        return new OAuth2ClientCredentials(tokenUrl, clientId, clientSecret, clientIn, scope, more, header);
    }

    /**
     * Returns the same for an API that takes the token in a header of its own, such as {@code WM_SEC.ACCESS_TOKEN}: there it
     * stands alone. Unless one is set, it travels as {@code Authorization: Bearer}.
     */
    public OAuth2ClientCredentials header(String name) {
        return new OAuth2ClientCredentials(
                tokenUrl, clientId, clientSecret, clientIn, scope, parameters, Objects.requireNonNull(name, "name"));
    }

    /** Returns the template of the token endpoint's URL; settings alone may stand in its host. */
    public String tokenUrl() {
        return tokenUrl;
    }

    /** Returns the template of the client's id. */
    public String clientId() {
        return clientId;
    }

    /** Returns the template of the client's secret. */
    public String clientSecret() {
        return clientSecret;
    }

    /** Returns where the client's id and secret travel. */
    public ClientIn clientIn() {
        return clientIn;
    }

    /** Returns the template of the scope; empty if none is asked for. */
    public String scope() {
        return scope;
    }

    /** Returns the templates of the other parameters, in the order of their names. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Returns the name of the header in which the token stands alone, or null for {@code Authorization: Bearer}. */
    @Nullable
    public String header() {
        return header;
    }

    @Override
    public boolean setsAuthorization() {
        return header == null;
    }

    /** Returns the header field in which a token travels. */
    public Header field(String token) {
        return header == null ? new Header("Authorization", "Bearer " + token) : new Header(header, token);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OAuth2ClientCredentials that
                && tokenUrl.equals(that.tokenUrl)
                && clientId.equals(that.clientId)
                && clientSecret.equals(that.clientSecret)
                && clientIn == that.clientIn
                && scope.equals(that.scope)
                && parameters.equals(that.parameters)
                && Objects.equals(header, that.header);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tokenUrl, clientId, clientSecret, clientIn, scope, parameters, header);
    }

    /** Returns the template of the token endpoint's URL. */
    @Override
    public String toString() {
        return "OAuth 2.0 client credentials from " + tokenUrl;
    }
}
