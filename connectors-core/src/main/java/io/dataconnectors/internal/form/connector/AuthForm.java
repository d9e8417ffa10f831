package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Auth;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.OAuth2ClientCredentials.ClientIn;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.KindsForm;
import io.dataconnectors.internal.form.KindsForm.Kind;
import io.dataconnectors.internal.form.MapForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Words;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code auth}: how the call proves who sends it. */
public final class AuthForm {
    /** {@code token} of a bearer token. */
    public static final Member<Auth.Bearer, String> TOKEN = Member.of(
                    Auth.Bearer.class, "token", ScalarForm.filledTemplate(), Auth.Bearer::token)
            .required("")
            .described("The template of the token.");

    /** {@code username}. */
    public static final Member<Auth.Basic, String> USERNAME = Member.of(
                    Auth.Basic.class, "username", ScalarForm.template(), Auth.Basic::username)
            .absent("")
            .described("The template of the user name.");

    /** {@code password}. */
    public static final Member<Auth.Basic, String> PASSWORD = Member.of(
                    Auth.Basic.class, "password", ScalarForm.template(), Auth.Basic::password)
            .absent("")
            .described("The template of the password.");

    /** {@code in} of an API key. */
    public static final Member<Auth.ApiKey, Auth.Location> IN = Member.of(
                    Auth.ApiKey.class, "in", Words.of(Auth.Location.class), Auth.ApiKey::in)
            .required(Auth.Location.HEADER)
            .described("Where the key travels. Servers and proxies may log what is in the query.");

    /** {@code name} of an API key. */
    public static final Member<Auth.ApiKey, String> NAME = Member.of(
                    Auth.ApiKey.class, "name", ScalarForm.filledName(), Auth.ApiKey::name)
            .required("")
            .described("The name of the header or of the parameter.");

    /** {@code value} of an API key. */
    public static final Member<Auth.ApiKey, String> VALUE = Member.of(
                    Auth.ApiKey.class, "value", ScalarForm.filledTemplate(), Auth.ApiKey::value)
            .required("")
            .described("The template of the key.");

    /** {@code signer}. */
    public static final Member<Auth.Signer, String> SIGNER = Member.of(
                    Auth.Signer.class, "signer", ScalarForm.text().limited("minLength", 1), Auth.Signer::name)
            .required("")
            .described("The name under which the host has registered the signer.");

    /** {@code parameters} of a signer. */
    public static final Member<Auth.Signer, Map<String, String>> PARAMETERS = Member.of(
                    Auth.Signer.class, "parameters", new MapForm<>(ScalarForm.template()), Auth.Signer::parameters)
            .absent(Map.of())
            .described("What the signer needs to know: templates by name.");

    static final KindsForm<Auth> FORM = new KindsForm<>(
            "auth",
            "How the call proves who sends it. Secrets are named: {{secret.name}}.",
            "{\"type\": \"bearer\", \"token\": \"{{secret.token}}\"}",
            Auth.none(),
            List.of(
                    new Kind<>(
                            "none",
                            Auth.None.class,
                            ObjectForm.of("No credential", "Nothing is added.", in -> new Auth.None())),
                    new Kind<>(
                            "bearer",
                            Auth.Bearer.class,
                            ObjectForm.of(
                                    "Bearer token",
                                    "The header Authorization: Bearer token.",
                                    in -> new Auth.Bearer(in.get(TOKEN)),
                                    TOKEN)),
                    new Kind<>(
                            "basic",
                            Auth.Basic.class,
                            ObjectForm.of(
                                    "User name and password",
                                    "The header Authorization: Basic. Either part may be empty or composed.",
                                    in -> new Auth.Basic(in.get(USERNAME), in.get(PASSWORD)),
                                    USERNAME,
                                    PASSWORD)),
                    new Kind<>(
                            "apiKey",
                            Auth.ApiKey.class,
                            ObjectForm.of(
                                    "API key",
                                    "A key in a header or in the query.",
                                    in -> new Auth.ApiKey(in.get(IN), in.get(NAME), in.get(VALUE)),
                                    IN,
                                    NAME,
                                    VALUE)),
                    new Kind<>(
                            "signer",
                            Auth.Signer.class,
                            ObjectForm.of(
                                    "Signature",
                                    "A signature made by a signer that the host has registered.",
                                    in -> new Auth.Signer(in.get(SIGNER), in.get(PARAMETERS)),
                                    SIGNER,
                                    PARAMETERS)),
                    new Kind<>("oauth2ClientCredentials", OAuth2ClientCredentials.class, () -> OAuth2Form.FORM)));

    private AuthForm() {}

    /** {@code auth} of the type {@code oauth2ClientCredentials}. */
    public static final class OAuth2Form {
        /** {@code tokenUrl}. */
        public static final Member<OAuth2ClientCredentials, String> TOKEN_URL = template(
                        "tokenUrl", OAuth2ClientCredentials::tokenUrl)
                .described("The template of the token endpoint's URL.");

        /** {@code clientId}. */
        public static final Member<OAuth2ClientCredentials, String> CLIENT_ID =
                template("clientId", OAuth2ClientCredentials::clientId).described("The template of the client's id.");

        /** {@code clientSecret}. */
        public static final Member<OAuth2ClientCredentials, String> CLIENT_SECRET = template(
                        "clientSecret", OAuth2ClientCredentials::clientSecret)
                .described("The template of the client's secret.");

        /** {@code clientIn}. */
        public static final Member<OAuth2ClientCredentials, ClientIn> CLIENT_IN = Member.of(
                        OAuth2ClientCredentials.class,
                        "clientIn",
                        Words.of(ClientIn.class),
                        OAuth2ClientCredentials::clientIn)
                .set(OAuth2ClientCredentials::clientIn)
                .absent(ClientIn.BASIC)
                .described("Whether id and secret travel in a Basic header or in the body.");

        /** {@code scope}. */
        public static final Member<OAuth2ClientCredentials, String> SCOPE = Member.of(
                        OAuth2ClientCredentials.class, "scope", ScalarForm.template(), OAuth2ClientCredentials::scope)
                .set(OAuth2ClientCredentials::scope)
                .absent("")
                .described("The template of the scope: names with blanks between them.");

        /** The parameters of a token request that have a member of their own, by their names in the request. */
        public static final Map<String, Member<OAuth2ClientCredentials, String>> WITH_MEMBER =
                Collections.unmodifiableMap(
                        new TreeMap<>(Map.of("client_id", CLIENT_ID, "client_secret", CLIENT_SECRET, "scope", SCOPE)));

        /** {@code parameters}. */
        public static final Member<OAuth2ClientCredentials, Map<String, String>> PARAMETERS = Member.of(
                        OAuth2ClientCredentials.class, "parameters", parameters(), OAuth2ClientCredentials::parameters)
                .set(OAuth2Form::withParameters)
                .absent(Map.of())
                .described("Other parameters of the token request: templates by name. A grant_type takes the place of"
                        + " client_credentials.");

        /** {@code header}. */
        public static final Member<OAuth2ClientCredentials, String> HEADER = Member.of(
                        OAuth2ClientCredentials.class,
                        "header",
                        ScalarForm.filledName(),
                        OAuth2ClientCredentials::header)
                .set(OAuth2ClientCredentials::header)
                .described("The header field in which the token travels alone. Without it, that is Authorization, after"
                        + " Bearer.");

        static final ObjectForm<OAuth2ClientCredentials> FORM = ObjectForm.of(
                "OAuth 2.0 client credentials",
                "An access token of a token endpoint (RFC 6749, section 4.4), kept and renewed for all calls. Templates"
                        + " here name settings and secrets alone.",
                in -> in.onto(
                        Auth.oauth2ClientCredentials(in.get(TOKEN_URL), in.get(CLIENT_ID), in.get(CLIENT_SECRET))),
                TOKEN_URL,
                CLIENT_ID,
                CLIENT_SECRET,
                CLIENT_IN,
                SCOPE,
                PARAMETERS,
                HEADER);

        private OAuth2Form() {}

        private static Member<OAuth2ClientCredentials, String> template(
                String name, Member.Getter<OAuth2ClientCredentials, String> getter) {
            return Member.of(OAuth2ClientCredentials.class, name, ScalarForm.filledTemplate(), getter)
                    .required("");
        }

        private static Form<Map<String, String>> parameters() {
            Map<String, Object> members = Map.of("enum", List.copyOf(WITH_MEMBER.keySet()));
            return new MapForm<>(ScalarForm.template())
                    .limited("propertyNames", Schemas.keywords("minLength", 1, "not", members))
                    .limited("maxProperties", Sizes.PARAMETERS);
        }

        private static OAuth2ClientCredentials withParameters(
                OAuth2ClientCredentials auth, Map<String, String> parameters) {
            OAuth2ClientCredentials all = auth;
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                all = all.parameter(parameter.getKey(), parameter.getValue());
            }
            return all;
        }
    }
}
