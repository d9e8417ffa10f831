package io.dataconnectors.internal.call;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.OAuth2ClientCredentials.ClientIn;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.CompiledDefinition.TokenRequest;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import io.dataconnectors.internal.template.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the request for an access token (RFC 6749, section 4.4.2). Nothing in it depends on the call that needs the token. */
public final class TokenRenderer {
    private static final String WHERE = "token request";

    private final OAuth2ClientCredentials auth;
    private final TokenRequest templates;
    private final Values values;
    private final Parts parts = new Parts();

    private TokenRenderer(CompiledDefinition compiled, Values values) {
        auth = (OAuth2ClientCredentials) compiled.definition().request().auth();
        templates = Objects.requireNonNull(compiled.token());
        this.values = values;
    }

    /**
     * Returns the token request as it is to be sent.
     *
     * @param compiled one whose {@code auth} is {@link OAuth2ClientCredentials}
     * @param secrets a value for each name of {@link TokenRequest#secrets()}
     * @throws InvalidInputException if the secrets' values cannot stand where templates put them
     */
    public static RenderedRequest render(CompiledDefinition compiled, Map<String, Secret> secrets) {
        Map<String, String> revealed = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        return new TokenRenderer(compiled, Values.builder().secrets(revealed).build()).request();
    }

    /**
     * Returns the URL of the token endpoint, with masks in the place of secrets.
     *
     * @param compiled one whose {@code auth} is {@link OAuth2ClientCredentials}
     * @throws InvalidInputException if the URL would be too long
     */
    public static String previewUrl(CompiledDefinition compiled) {
        return new TokenRenderer(compiled, Values.builder().masked().build()).url();
    }

    private RenderedRequest request() {
        String url = url(templates.url());
        String id = required(templates.clientId(), "client id");
        String secret = required(templates.clientSecret(), "client secret");
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        headers.add(new Header("Accept", "application/json"));
        Map<String, String> fields = fields();
        if (auth.clientIn() == ClientIn.BASIC) {
            headers.add(new Header("Authorization", "Basic " + basic(id, secret)));
        } else {
            fields.put("client_id", id);
            fields.put("client_secret", secret);
        }
        String form = parts.part(WHERE, () -> FormFields.encode(fields, ArrayStyle.INDICES, Map.of()));
        parts.throwIfAny();
        byte[] body = Objects.requireNonNull(form).getBytes(StandardCharsets.UTF_8);
        return new RenderedRequest(Method.POST, url, headers, body, Map.of());
    }

    private String url() {
        String url = url(templates.url());
        parts.throwIfAny();
        return url;
    }

    private String url(UrlTemplate template) {
        String url = parts.part("token URL", () -> template.render(values));
        return url == null ? "" : url;
    }

    /** A parameter without a value is as one that is left out (RFC 6749, section 3.2). */
    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("scope", text(templates.scope()));
        templates.parameters().forEach((name, template) -> fields.put(name, text(template)));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** RFC 6749, section 2.3.1: both are form-encoded, so that a colon in an id is no end of it. */
    private String basic(String id, String secret) {
        String pair = parts.part(WHERE, () -> FormFields.encode(id) + ':' + FormFields.encode(secret));
        return Base64.getEncoder().encodeToString(String.valueOf(pair).getBytes(StandardCharsets.US_ASCII));
    }

    private String required(TextTemplate template, String what) {
        String text = text(template);
        if (text.isBlank()) {
            parts.refuse(WHERE, "the " + what + " is empty");
        }
        return text;
    }

    private String text(TextTemplate template) {
        String text = parts.part(WHERE, () -> template.render(values));
        return text == null ? "" : text;
    }
}
