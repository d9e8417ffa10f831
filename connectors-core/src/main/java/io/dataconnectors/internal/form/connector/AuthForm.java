package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Auth;
import io.dataconnectors.internal.form.KindsForm;
import io.dataconnectors.internal.form.KindsForm.Kind;
import io.dataconnectors.internal.form.MapForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Words;
import java.util.List;
import java.util.Map;

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
                    OAuth2Form.KIND));

    private AuthForm() {}
}
