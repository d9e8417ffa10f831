package io.dataconnectors.internal.compile;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.Request;
import io.dataconnectors.Variable;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.HeaderNames;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.HeaderTemplate;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Shape;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TemplateException;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import io.dataconnectors.internal.text.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Parses the templates of a definition's request and variables, and checks the rules around them. */
final class Templates {
    private final ConnectorDefinition definition;
    private final Problems problems;
    private final HeaderNames headerNames;
    private final CredentialRules credentials;
    private Names names;

    private final List<CompiledDefinition.CompiledVariable> variables = new ArrayList<>();
    private final List<QueryTemplate> query = new ArrayList<>();
    private final List<CompiledDefinition.CompiledHeader> headers = new ArrayList<>();

    @Nullable
    private UrlTemplate url;

    private AuthRules.Compiled auth = AuthRules.NONE;

    @Nullable
    private HeaderTemplate idempotencyKey;

    @Nullable
    private Template body;

    private List<CompiledDefinition.CompiledPart> parts = List.of();

    Templates(ConnectorDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
        this.headerNames = new HeaderNames(definition.request());
        this.credentials = new CredentialRules(definition.inputs());
        this.names = Shapes.names(definition);
    }

    void compile() {
        compileVariables(problems.at("variables"));
        Request request = definition.request();
        Problems there = problems.at("request");
        url = parse(there.at("url"), () -> UrlTemplate.parse(request.url(), names));
        compileQuery(request.query(), there.at("query"));
        compileHeaders(request, there.at("headers"));
        auth = new AuthRules(names, there.at("auth"), headerNames, credentials).compile(request.auth());
        compileBody(request.body(), there.at("body"));
        compileIdempotency(request.idempotency(), there.at("idempotency"));
        definition
                .settings()
                .forEach((name, value) ->
                        credentials.setting(name, value, problems.at("settings").at(name)));
    }

    CompiledDefinition compiled(Paths paths, Formats formats, Zones zones, Patterns patterns) {
        return new CompiledDefinition(
                definition,
                new CompiledDefinition.Request(
                        variables,
                        Objects.requireNonNull(url),
                        query,
                        headers,
                        auth.parts(),
                        auth.query(),
                        idempotencyKey,
                        body,
                        parts),
                auth.token(),
                paths.parsed(),
                formats.parsed(),
                zones.parsed(),
                patterns.parsed(),
                patterns.written(),
                problems.warnings(),
                credentials.exposed());
    }

    @Nullable
    static <T extends Template> T parse(Problems problems, Supplier<T> parser) {
        try {
            T template = parser.get();
            if (!CredentialRules.checkForm(template.text(), problems)) {
                return null;
            }
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
                credentials.variable(variable.name(), template);
                doubt(variable.name(), template, there.at(i).at("template"));
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
            QueryTemplate template = parseQuery(parameters.get(i), there.at(i), names);
            if (template != null) {
                query.add(template);
            }
        }
    }

    @Nullable
    static QueryTemplate parseQuery(QueryParameter parameter, Problems there, Names names) {
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
                checkHeader(header.name(), template, there.at(i).at("value"));
            }
        }
    }

    private void checkHeader(String name, Template value, Problems there) {
        if (name.equalsIgnoreCase("Authorization")) {
            credentials.check("token", there, value);
        } else {
            doubt(name, value, there);
        }
    }

    /** Warns of a text that stands under the name of a secret. */
    static void doubt(String name, Template template, Problems there) {
        if (template.isPlain()) {
            SecretNames.doubt(name, template.text()).ifPresent(there::warn);
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
