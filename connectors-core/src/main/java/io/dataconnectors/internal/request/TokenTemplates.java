package io.dataconnectors.internal.request;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials.ClientIn;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The templates of a token request (RFC 6749, section 4.4.2); nothing in them depends on a call.
 *
 * @param url the token endpoint
 * @param clientId the client's id
 * @param clientSecret the client's secret
 * @param scope the scope, empty if none is asked for
 * @param parameters the other parameters, in the order of their names
 */
record TokenTemplates(
        UrlTemplate url,
        TextTemplate clientId,
        TextTemplate clientSecret,
        TextTemplate scope,
        Map<String, TextTemplate> parameters) {
    private static final String WHERE = "token request";

    /** The names of the secrets, in order. */
    Set<String> secrets() {
        Set<String> named = new TreeSet<>();
        Stream.concat(Stream.of(url, clientId, clientSecret, scope), parameters.values().stream())
                .forEach(template -> named.addAll(template.secrets()));
        return Collections.unmodifiableSet(named);
    }

    /** The URL; empty if it cannot be rendered, which is noted. */
    String url(CallValues call) {
        String made = call.part("token URL", url::render);
        return made == null ? "" : made;
    }

    /** The request, with the client's id and secret in their place. */
    RenderedRequest render(ClientIn place, CallValues call) {
        String target = url(call);
        String id = required(clientId, "client id", call);
        String secret = required(clientSecret, "client secret", call);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        headers.add(new Header("Accept", "application/json"));
        Map<String, String> fields = fields(call);
        if (place == ClientIn.BASIC) {
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
