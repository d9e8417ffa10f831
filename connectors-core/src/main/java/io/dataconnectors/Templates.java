package io.dataconnectors;

import io.dataconnectors.template.HeaderTemplate;
import io.dataconnectors.template.JsonTemplate;
import io.dataconnectors.template.Names;
import io.dataconnectors.template.QueryTemplate;
import io.dataconnectors.template.Shape;
import io.dataconnectors.template.Template;
import io.dataconnectors.template.TemplateException;
import io.dataconnectors.template.TextTemplate;
import io.dataconnectors.template.UrlTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Parses the templates of a definition's request and variables, and checks the rules around them. */
final class Templates {
    private final ConnectorDefinition definition;
    private final Problems problems;
    private final HeaderNames headerNames;
    private Names names;

    private final List<CompiledDefinition.CompiledVariable> variables = new ArrayList<>();
    private final List<QueryTemplate> query = new ArrayList<>();
    private final List<CompiledDefinition.CompiledHeader> headers = new ArrayList<>();
    private final Map<String, TextTemplate> authParts = new LinkedHashMap<>();

    @Nullable
    private UrlTemplate url;

    @Nullable
    private QueryTemplate authQuery;

    @Nullable
    private CompiledDefinition.TokenRequest token;

    @Nullable
    private HeaderTemplate idempotencyKey;

    @Nullable
    private Template body;

    private List<CompiledDefinition.CompiledPart> parts = List.of();

    Templates(ConnectorDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
        this.headerNames = new HeaderNames(definition.request());
        this.names = Shapes.names(definition);
    }

    void compile() {
        compileVariables(problems.at("variables"));
        Request request = definition.request();
        Problems there = problems.at("request");
        url = parse(there.at("url"), () -> UrlTemplate.parse(request.url(), names));
        compileQuery(request.query(), there.at("query"));
        compileHeaders(request, there.at("headers"));
        compileAuth(request.auth(), there.at("auth"));
        compileBody(request.body(), there.at("body"));
        compileIdempotency(request.idempotency(), there.at("idempotency"));
    }

    CompiledDefinition compiled(Paths paths, Formats formats, Zones zones, Patterns patterns) {
        return new CompiledDefinition(
                new CompiledDefinition.Request(
                        variables,
                        Objects.requireNonNull(url),
                        query,
                        headers,
                        authParts,
                        authQuery,
                        idempotencyKey,
                        body,
                        parts),
                token,
                paths.parsed(),
                formats.parsed(),
                zones.parsed(),
                patterns.parsed(),
                problems.warnings());
    }

    @Nullable
    static <T extends Template> T parse(Problems problems, Supplier<T> parser) {
        try {
            T template = parser.get();
            template.warnings().forEach(warning -> problems.warn(warning.toString()));
            return template;
        } catch (TemplateException e) {
            e.problems().forEach(problem -> problems.add(problem.toString()));
            return null;
        }
    }

    private void compileVariables(Problems there) {
        for (int i = 0; i < definition.variables().size(); i++) {
            Variable variable = definition.variables().get(i);
            Template template = parse(there.at(i).at("template"), () -> parse(variable));
            if (template != null) {
                variables.add(new CompiledDefinition.CompiledVariable(variable.name(), template));
                // the mask and the rule on filters hold for expressions that name a secret, and would end at a variable
                there.at(i)
                        .at("template")
                        .addUnless(
                                template.secrets().isEmpty(),
                                "A variable holds no secret; name the secret where it is sent");
            }
            names = Shapes.declare(
                    names, variable.name(), variable.type() == Variable.Type.JSON ? Shape.any() : Shape.scalar());
        }
    }

    private Template parse(Variable variable) {
        return variable.type() == Variable.Type.JSON
                ? JsonTemplate.parse(variable.template(), names)
                : TextTemplate.parse(variable.template(), names);
    }

    private void compileQuery(List<QueryParameter> parameters, Problems there) {
        for (int i = 0; i < parameters.size(); i++) {
            QueryTemplate template = parseQuery(parameters.get(i), there.at(i));
            if (template != null) {
                query.add(template);
            }
        }
    }

    @Nullable
    private QueryTemplate parseQuery(QueryParameter parameter, Problems there) {
        there.at("name").addUnless(!parameter.name().isEmpty(), "A query parameter has a name");
        return parse(
                there.at("value"),
                () -> QueryTemplate.parse(parameter.name(), parameter.value(), parameter.array(), names));
    }

    private void compileHeaders(Request request, Problems there) {
        for (int i = 0; i < request.headers().size(); i++) {
            Header header = request.headers().get(i);
            headerNames.author(header.name(), there.at(i).at("name"));
            HeaderTemplate template = parse(there.at(i).at("value"), () -> HeaderTemplate.parse(header.value(), names));
            if (template != null) {
                headers.add(new CompiledDefinition.CompiledHeader(header.name(), template));
            }
        }
    }

    private void compileAuth(Auth auth, Problems there) {
        if (auth instanceof Auth.Bearer bearer) {
            there.at("token")
                    .addUnless(!bearer.token().isBlank(), "A bearer token is not empty, such as {{secret.token}}");
            authPart("token", bearer.token(), there);
        } else if (auth instanceof Auth.Basic basic) {
            authPart("username", basic.username(), there);
            authPart("password", basic.password(), there);
        } else if (auth instanceof Auth.ApiKey key) {
            compileApiKey(key, there);
        } else if (auth instanceof Auth.Signer signer) {
            there.at("signer").addUnless(!signer.name().isBlank(), "A signer has the name that the host gives it");
            signer.parameters().forEach((name, value) -> authPart(name, value, there.at("parameters")));
        } else if (auth instanceof OAuth2ClientCredentials oauth2) {
            token = new TokenRules(names, there).compile(oauth2);
            if (oauth2.header() != null) {
                headerNames.added(oauth2.header(), there.at("header"));
            }
        }
    }

    private void authPart(String name, String text, Problems there) {
        TextTemplate template = parse(there.at(name), () -> TextTemplate.parse(text, names));
        if (template != null) {
            authParts.put(name, template);
        }
    }

    private void compileApiKey(Auth.ApiKey key, Problems there) {
        there.at("value").addUnless(!key.value().isBlank(), "An API key is not empty, such as {{secret.key}}");
        if (key.in() == Auth.Location.QUERY) {
            authQuery = parseQuery(QueryParameter.of(key.name(), key.value()), there);
        } else {
            headerNames.added(key.name(), there.at("name"));
            authPart("value", key.value(), there);
        }
    }

    private void compileBody(Body sent, Problems there) {
        if (sent instanceof Body.Multipart multipart) {
            parts = new MultipartRules(names, there).compile(multipart);
        } else {
            body = new BodyRules(names, there).compile(sent);
        }
    }

    private void compileIdempotency(@Nullable Idempotency idempotency, Problems there) {
        if (idempotency == null) {
            return;
        }
        there.at("key").addUnless(!idempotency.key().isBlank(), "A key is not empty, such as " + Idempotency.CALL_ID);
        HeaderTemplate key = parse(there.at("key"), () -> HeaderTemplate.parse(idempotency.key(), names));
        if (idempotency.header() != null) {
            headerNames.added(idempotency.header(), there.at("header"));
            idempotencyKey = key;
        } else if (key != null) {
            checkCarried(key, there);
        }
    }

    /** Without a header of its own, the key must be somewhere in the request, or the API could not recognise a repeat. */
    private void checkCarried(HeaderTemplate key, Problems there) {
        Stream<Template> sent = Stream.of(
                        query.stream(),
                        headers.stream().map(CompiledDefinition.CompiledHeader::value),
                        Stream.ofNullable(url),
                        Stream.ofNullable(body),
                        parts.stream().flatMap(CompiledDefinition.CompiledPart::templates))
                .flatMap(part -> part);
        boolean keyed = key.usesCallId() || !key.names().isEmpty();
        boolean carried = sent.anyMatch(
                template -> template.names().containsAll(key.names()) && (template.usesCallId() || !key.usesCallId()));
        there.addUnless(
                keyed && carried,
                "Nothing in the request carries the key " + key.text()
                        + "; name a header for it, or use it in the URL, a header or the body");
    }
}
