package io.dataconnectors.internal.request;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.OAuth2ClientCredentials.ClientIn;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.form.connector.OAuth2Form;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import io.dataconnectors.internal.template.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** An access token of the client credentials grant, and the request for it (RFC 6749, section 4.4.2). */
final class OAuth2Auth implements CompiledAuth, TokenSource {
    private static final String WHERE = "token request";

    /** The parameters that have a member of their own, by their names in the request. */
    private static final Map<String, String> MEMBERS =
            Map.of("client_id", "clientId", "client_secret", "clientSecret", "scope", "scope");

    private final OAuth2ClientCredentials auth;
    private final UrlTemplate url;
    private final TextTemplate clientId;
    private final TextTemplate clientSecret;
    private final TextTemplate scope;
    private final Map<String, TextTemplate> parameters;

    private OAuth2Auth(
            OAuth2ClientCredentials auth,
            UrlTemplate url,
            TextTemplate clientId,
            TextTemplate clientSecret,
            TextTemplate scope,
            Map<String, TextTemplate> parameters) {
        this.auth = auth;
        this.url = url;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scope = scope;
        this.parameters = parameters;
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
                : new OAuth2Auth(auth, url, id, secret, scope, parameters);
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
            String member = MEMBERS.get(name);
            there.problems()
                    .addUnless(
                            member == null,
                            Code.HAS_OWN_MEMBER,
                            () -> "This parameter is the member " + member + " of auth",
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
    public List<Header> headers(CallValues call) {
        return call.isMasked() ? List.of(field(Secret.MASK)) : List.of();
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
        return url.origin();
    }

    @Override
    public Set<String> secrets() {
        Set<String> named = new TreeSet<>();
        Stream.concat(Stream.of(url, clientId, clientSecret, scope), parameters.values().stream())
                .forEach(template -> named.addAll(template.secrets()));
        return Collections.unmodifiableSet(named);
    }

    @Override
    public Map<String, String> canonical() {
        Map<String, String> canonical = new HashMap<>(Map.of(
                "/tokenUrl", url.canonical(),
                "/clientId", clientId.canonical(),
                "/clientSecret", clientSecret.canonical(),
                "/scope", scope.canonical()));
        parameters.forEach((name, value) ->
                canonical.put(JsonPointer.ROOT.append("parameters").append(name).text(), value.canonical()));
        return canonical;
    }

    @Override
    public String previewUrl() {
        CallValues call = CallValues.masked(Values.builder(), "");
        String made = url(call);
        call.throwIfAny();
        return made;
    }

    private String url(CallValues call) {
        String made = call.part("token URL", url::render);
        return made == null ? "" : made;
    }

    @Override
    public RenderedRequest request(Map<String, Secret> secrets) {
        CallValues call = CallValues.of(Values.builder(), secrets, "");
        String target = url(call);
        String id = required(clientId, "client id", call);
        String secret = required(clientSecret, "client secret", call);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        headers.add(new Header("Accept", "application/json"));
        Map<String, String> fields = fields(call);
        if (auth.clientIn() == ClientIn.BASIC) {
            headers.add(new Header("Authorization", "Basic " + basic(id, secret, call)));
        } else {
            fields.put("client_id", id);
            fields.put("client_secret", secret);
        }
        String form = call.part(WHERE, values -> FormFields.encode(fields, ArrayStyle.INDICES, Map.of()));
        call.throwIfAny();
        byte[] body = Objects.requireNonNull(form).getBytes(StandardCharsets.UTF_8);
        return new RenderedRequest(Method.POST, target, headers, body, Map.of());
    }

    /** A parameter without a value is as one that is left out (RFC 6749, section 3.2). */
    private Map<String, String> fields(CallValues call) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("scope", text(scope, call));
        parameters.forEach((name, template) -> fields.put(name, text(template, call)));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** RFC 6749, section 2.3.1: both are form-encoded, so that a colon in an id is no end of it. */
    private static String basic(String id, String secret, CallValues call) {
        String pair = call.part(WHERE, values -> FormFields.encode(id) + ':' + FormFields.encode(secret));
        return Base64.getEncoder().encodeToString(String.valueOf(pair).getBytes(StandardCharsets.US_ASCII));
    }

    private static String required(TextTemplate template, String what, CallValues call) {
        String text = text(template, call);
        if (text.isBlank()) {
            call.refuse(WHERE, Problem.of(Code.EMPTY_TEXT, "the " + what + " is empty"));
        }
        return text;
    }

    private static String text(TextTemplate template, CallValues call) {
        String text = call.part(WHERE, template::render);
        return text == null ? "" : text;
    }
}
