package io.dataconnectors.internal.compile;

import io.dataconnectors.Auth;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.HeaderNames;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.TextTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** Parses the templates of a credential, and checks the rules around them. */
final class AuthRules {
    static final Compiled NONE = new Compiled(Map.of(), null, null);

    private final Names names;
    private final Problems problems;
    private final HeaderNames headers;
    private final CredentialRules credentials;
    private final Map<String, TextTemplate> parts = new LinkedHashMap<>();

    AuthRules(Names names, Problems problems, HeaderNames headers, CredentialRules credentials) {
        this.names = names;
        this.problems = problems;
        this.headers = headers;
        this.credentials = credentials;
    }

    /**
     * The templates of a credential; those that are broken are missing.
     *
     * @param parts the texts that it is made of
     * @param query the API key that travels in the query, or null if there is none
     * @param token the token request, or null if there is none
     */
    record Compiled(
            Map<String, TextTemplate> parts,
            @Nullable QueryTemplate query,
            @Nullable CompiledDefinition.TokenRequest token) {}

    Compiled compile(Auth auth) {
        if (auth instanceof Auth.ApiKey key && key.in() == Auth.Location.QUERY) {
            return new Compiled(Map.of(), queryKey(key), null);
        }
        if (auth instanceof OAuth2ClientCredentials oauth2) {
            if (oauth2.header() != null) {
                headers.added(oauth2.header(), problems.at("header"));
            }
            return new Compiled(Map.of(), null, new TokenRules(names, problems, credentials).compile(oauth2));
        }
        if (auth instanceof Auth.Bearer bearer) {
            bearer(bearer);
        } else if (auth instanceof Auth.Basic basic) {
            basic(basic);
        } else if (auth instanceof Auth.ApiKey key) {
            headerKey(key);
        } else if (auth instanceof Auth.Signer signer) {
            signer(signer);
        }
        return new Compiled(parts, null, null);
    }

    private void bearer(Auth.Bearer bearer) {
        TextTemplate token = part("token", bearer.token(), problems);
        boolean there = filled(bearer.token(), "token", "A bearer token is not empty, such as {{secret.token}}");
        if (there && token != null) {
            credentials.check("token", problems.at("token"), token);
        }
    }

    /** Either part may be a text of the document: APIs take a key for a user name, and a letter for the password. */
    private void basic(Auth.Basic basic) {
        TextTemplate username = part("username", basic.username(), problems);
        TextTemplate password = part("password", basic.password(), problems);
        if (username != null && password != null) {
            credentials.check("password", problems.at("password"), username, password);
        }
    }

    private void headerKey(Auth.ApiKey key) {
        headers.added(key.name(), problems.at("name"));
        TextTemplate value = part("value", key.value(), problems);
        if (isFilled(key) && value != null) {
            credentials.check("api_key", problems.at("value"), value);
        }
    }

    @Nullable
    private QueryTemplate queryKey(Auth.ApiKey key) {
        QueryTemplate value = Templates.parseQuery(QueryParameter.of(key.name(), key.value()), problems, names);
        if (isFilled(key) && value != null) {
            credentials.check("api_key", problems.at("value"), value);
        }
        return value;
    }

    private boolean isFilled(Auth.ApiKey key) {
        return filled(key.value(), "value", "An API key is not empty, such as {{secret.key}}");
    }

    private boolean filled(String text, String member, String otherwise) {
        problems.at(member).addUnless(!text.isBlank(), otherwise);
        return !text.isBlank();
    }

    private void signer(Auth.Signer signer) {
        problems.at("signer").addUnless(!signer.name().isBlank(), "A signer has the name that the host gives it");
        Problems there = problems.at("parameters");
        signer.parameters()
                .forEach((name, value) -> credentials.parameter(name, part(name, value, there), there.at(name)));
    }

    @Nullable
    private TextTemplate part(String name, String text, Problems there) {
        TextTemplate template = Templates.parse(there.at(name), () -> TextTemplate.parse(text, names));
        if (template != null) {
            parts.put(name, template);
        }
        return template;
    }
}
