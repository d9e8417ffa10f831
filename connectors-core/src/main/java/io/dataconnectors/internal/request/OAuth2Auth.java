package io.dataconnectors.internal.request;

import io.dataconnectors.Header;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.connector.AuthForm.OAuth2Form;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.CompiledAuth.TokenSource;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import io.dataconnectors.internal.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** An access token of the client credentials grant (RFC 6749, section 4.4). */
final class OAuth2Auth implements CompiledAuth, TokenSource {
    private final OAuth2ClientCredentials auth;
    private final TokenTemplates templates;

    private OAuth2Auth(OAuth2ClientCredentials auth, TokenTemplates templates) {
        this.auth = auth;
        this.templates = templates;
    }

    @Nullable
    static OAuth2Auth compile(OAuth2ClientCredentials auth, Compilation in) {
        if (auth.header() != null) {
            in.headers().added(auth.header(), in.at(OAuth2Form.HEADER).problems());
        }
        UrlTemplate url = shared(auth.tokenUrl(), UrlTemplate::parse, in.at(OAuth2Form.TOKEN_URL));
        required(
                auth.clientId(),
                "A client id is not empty, such as {{setting.client_id}}",
                in.at(OAuth2Form.CLIENT_ID));
        TextTemplate id = shared(auth.clientId(), TextTemplate::parse, in.at(OAuth2Form.CLIENT_ID));
        TextTemplate secret = secret(auth.clientSecret(), in.at(OAuth2Form.CLIENT_SECRET));
        TextTemplate scope = shared(auth.scope(), TextTemplate::parse, in.at(OAuth2Form.SCOPE));
        Map<String, TextTemplate> parameters = parameters(auth.parameters(), in.at(OAuth2Form.PARAMETERS));
        return url == null || id == null || secret == null || scope == null
                ? null
                : new OAuth2Auth(auth, new TokenTemplates(url, id, secret, scope, parameters));
    }

    private static void required(String text, String otherwise, Compilation there) {
        there.problems().addUnless(!text.isBlank(), Code.EMPTY_TEXT, otherwise);
    }

    @Nullable
    private static TextTemplate secret(String text, Compilation there) {
        required(text, "A client secret is not empty, such as {{secret.client_secret}}", there);
        TextTemplate secret = shared(text, TextTemplate::parse, there);
        if (secret != null && !text.isBlank()) {
            there.checkCredential("client_secret", secret);
        }
        return secret;
    }

    private static Map<String, TextTemplate> parameters(Map<String, String> parameters, Compilation in) {
        Map<String, TextTemplate> parsed = new TreeMap<>();
        in.problems()
                .addUnless(
                        parameters.size() <= Sizes.PARAMETERS,
                        Code.TOO_MANY,
                        () -> "A token request has at most " + Sizes.PARAMETERS + " parameters, not "
                                + parameters.size());
        parameters.forEach((name, value) -> {
            Compilation there = in.entry(name);
            there.problems().addUnless(!name.isBlank(), Code.EMPTY_TEXT, "A parameter has a name");
            Member<OAuth2ClientCredentials, String> member = OAuth2Form.WITH_MEMBER.get(name);
            there.problems()
                    .addUnless(
                            member == null,
                            Code.HAS_OWN_MEMBER,
                            () -> "This parameter is the member "
                                    + Objects.requireNonNull(member).name() + " of auth",
                            name);
            TextTemplate template = shared(value, TextTemplate::parse, there);
            there.checkParameter(name, template);
            if (template != null) {
                parsed.put(name, template);
            }
        });
        return parsed;
    }

    /** A template in which nothing depends on the call. */
    @Nullable
    private static <T extends Template> T shared(String text, BiFunction<String, Names, T> parser, Compilation there) {
        T template = there.parse(text, parser);
        if (template != null) {
            there.problems()
                    .addUnless(
                            template.names().isEmpty() && !template.usesCall(),
                            Code.VARIES_BY_CALL,
                            "Calls share a token: only settings and secrets may stand here");
        }
        return template;
    }

    /** Whoever sends the request fetches the access token and adds it; a preview shows where it will be. */
    @Override
    public void addHeaders(CallValues call, List<Header> fields) {
        if (call.isMasked()) {
            fields.add(field(Secret.MASK));
        }
    }

    @Override
    public Stream<Template> templates() {
        return Stream.empty();
    }

    @Override
    public TokenSource token() {
        return this;
    }

    @Override
    public Header field(String token) {
        return auth.field(token);
    }

    @Override
    public String origin() {
        return templates.url().origin();
    }

    @Override
    public Set<String> secrets() {
        return templates.secrets();
    }

    @Override
    public String previewUrl() {
        CallValues call = CallValues.masked(Values.builder(), "");
        String url = templates.url(call);
        call.throwIfAny();
        return url;
    }

    @Override
    public RenderedRequest request(Map<String, Secret> secrets) {
        return templates.render(auth.clientIn(), CallValues.of(Values.builder(), secrets, ""));
    }
}
