package io.dataconnectors.internal.call;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Values;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credential of one call. It is there or the call is not sent: a credential never falls away like an optional header. */
final class Credential {
    private final Auth auth;
    private final CompiledDefinition.Request templates;
    private final Values values;
    private final boolean masked;
    private final Parts parts;

    Credential(Auth auth, CompiledDefinition.Request templates, Values values, boolean masked, Parts parts) {
        this.auth = auth;
        this.templates = templates;
        this.values = values;
        this.masked = masked;
        this.parts = parts;
    }

    List<Header> headers() {
        if (auth instanceof Auth.Bearer) {
            return header("Authorization", "Bearer ", required("token"));
        }
        if (auth instanceof Auth.Basic) {
            return header("Authorization", "Basic ", basic());
        }
        if (auth instanceof Auth.ApiKey key && key.in() == Auth.Location.HEADER) {
            return header(key.name(), "", required("value"));
        }
        // whoever sends the request fetches the access token, and adds it
        return masked && auth instanceof OAuth2ClientCredentials oauth2
                ? List.of(oauth2.field(Secret.MASK))
                : List.of();
    }

    private List<Header> header(String name, String scheme, String value) {
        String problem = HeaderRules.valueProblem(value);
        if (problem != null) {
            parts.refuse("credential", problem);
        }
        // blanks at the ends of a field are no part of it (RFC 9110, section 5.5)
        return List.of(new Header(name, scheme + value.strip()));
    }

    private String basic() {
        String username = part("username");
        // RFC 7617, section 2: a colon would end the user name
        if (username.indexOf(':') >= 0) {
            parts.refuse("credential", "a user name has no colon");
        }
        byte[] pair = (username + ":" + part("password")).getBytes(StandardCharsets.UTF_8);
        return masked ? Secret.MASK : Base64.getEncoder().encodeToString(pair);
    }

    /** The API key that travels in the query, if there is one. */
    Optional<QueryTemplate> query() {
        QueryTemplate key = templates.authQuery();
        if (key == null) {
            return Optional.empty();
        }
        String pair = parts.part("credential", () -> key.render(values));
        if (pair == null) {
            return Optional.empty(); // the URL would only repeat what is wrong with the key
        }
        if (pair.isEmpty() || pair.endsWith("=")) { // in a value it is encoded
            parts.refuse("credential", "it is empty");
        }
        return Optional.of(key);
    }

    Map<String, String> signerParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (auth instanceof Auth.Signer signer) {
            signer.parameters().keySet().forEach(name -> parameters.put(name, part(name)));
        }
        return parameters;
    }

    private String required(String name) {
        String text = part(name);
        if (text.isBlank()) {
            parts.refuse("credential", "it is empty");
        }
        return text;
    }

    private String part(String name) {
        var template = templates.authParts().get(name);
        String text = template == null ? null : parts.part("credential", () -> template.render(values));
        return text == null ? "" : text;
    }
}
