package io.dataconnectors.internal.compile;

import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Parses the templates of a token request, and checks the rules around them. */
final class TokenRules {
    private static final int MAX_PARAMETERS = 20;

    /** The parameters that have a member of their own, by their names in the request. */
    private static final Map<String, String> MEMBERS =
            Map.of("client_id", "clientId", "client_secret", "clientSecret", "scope", "scope");

    private final Names names;
    private final Problems problems;
    private final CredentialRules credentials;

    TokenRules(Names names, Problems problems, CredentialRules credentials) {
        this.names = names;
        this.problems = problems;
        this.credentials = credentials;
    }

    /** Returns the templates, or null if any of them is broken. */
    @Nullable
    CompiledDefinition.TokenRequest compile(OAuth2ClientCredentials auth) {
        UrlTemplate url = shared(problems.at("tokenUrl"), () -> UrlTemplate.parse(auth.tokenUrl(), names));
        problems.at("clientId")
                .addUnless(!auth.clientId().isBlank(), "A client id is not empty, such as {{setting.client_id}}");
        TextTemplate id = text("clientId", auth.clientId());
        problems.at("clientSecret")
                .addUnless(
                        !auth.clientSecret().isBlank(),
                        "A client secret is not empty, such as {{secret.client_secret}}");
        TextTemplate secret = text("clientSecret", auth.clientSecret());
        if (secret != null && !auth.clientSecret().isBlank()) {
            credentials.check("client_secret", problems.at("clientSecret"), secret);
        }
        TextTemplate scope = text("scope", auth.scope());
        Map<String, TextTemplate> parameters = parameters(auth.parameters(), problems.at("parameters"));
        return url == null || id == null || secret == null || scope == null
                ? null
                : new CompiledDefinition.TokenRequest(url, id, secret, scope, parameters);
    }

    private Map<String, TextTemplate> parameters(Map<String, String> parameters, Problems there) {
        Map<String, TextTemplate> parsed = new TreeMap<>();
        there.addUnless(
                parameters.size() <= MAX_PARAMETERS,
                () -> "A token request has at most " + MAX_PARAMETERS + " parameters, not " + parameters.size());
        parameters.forEach((name, value) -> {
            there.at(name).addUnless(!name.isBlank(), "A parameter has a name");
            String member = MEMBERS.get(name);
            there.at(name).addUnless(member == null, () -> "This parameter is the member " + member + " of auth");
            TextTemplate template = shared(there.at(name), () -> TextTemplate.parse(value, names));
            credentials.parameter(name, template, there.at(name));
            if (template != null) {
                parsed.put(name, template);
            }
        });
        return parsed;
    }

    @Nullable
    private TextTemplate text(String member, String text) {
        return shared(problems.at(member), () -> TextTemplate.parse(text, names));
    }

    /** A template in which nothing depends on the call. */
    @Nullable
    private static <T extends Template> T shared(Problems there, Supplier<T> parser) {
        T template = Templates.parse(there, parser);
        if (template != null) {
            there.addUnless(
                    template.names().isEmpty() && !template.usesCall(),
                    "Calls share a token: only settings and secrets may stand here");
        }
        return template;
    }
}
