package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.Request;
import io.dataconnectors.Variable;
import io.dataconnectors.internal.compile.NameRules.Shapes;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.form.connector.RequestForm;
import io.dataconnectors.internal.form.connector.RequestForm.IdempotencyForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.CompiledAuth;
import io.dataconnectors.internal.request.CompiledBody;
import io.dataconnectors.internal.request.CompiledRequest;
import io.dataconnectors.internal.request.CompiledVariable;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.HeaderNames;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.HeaderTemplate;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Shape;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.UrlTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Compiles the variables and the request of a definition, and checks the rules around them. */
final class RequestRules {
    private final ConnectorDefinition definition;
    private final Problems problems;
    private final HeaderNames headerNames;
    private final CredentialRules credentials;
    private final Map<String, Template> places = new HashMap<>();
    private Names names;

    RequestRules(ConnectorDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
        this.headerNames = new HeaderNames(definition.request());
        this.credentials = new CredentialRules(definition.inputs());
        this.names = Shapes.names(definition);
    }

    private Compilation at(Problems place) {
        return new Compilation(place, names, headerNames, credentials, places);
    }

    /** Returns the compiled request, or null if a part is broken that it cannot be without. */
    @Nullable
    CompiledRequest compile() {
        List<CompiledVariable> variables = compileVariables(problems.at(DefinitionForm.VARIABLES));
        Request request = definition.request();
        Compilation in = at(problems.at(DefinitionForm.REQUEST));
        UrlTemplate url = in.at(RequestForm.URL).parse(request.url(), UrlTemplate::parse);
        List<QueryTemplate> query = compileQuery(request.query(), in.at(RequestForm.QUERY));
        List<CompiledRequest.Field> headers = compileHeaders(request.headers(), in.at(RequestForm.HEADERS));
        CompiledAuth auth = CompiledAuth.compile(request.auth(), in.at(RequestForm.AUTH));
        CompiledBody body = CompiledBody.compile(request.body(), in.at(RequestForm.BODY));
        Stream<Template> carrying = Stream.of(
                        query.stream(),
                        headers.stream().map(CompiledRequest.Field::value),
                        Stream.ofNullable(url),
                        Stream.ofNullable(body).flatMap(CompiledBody::templates))
                .flatMap(part -> part);
        CompiledRequest.Field key = compileIdempotency(request.idempotency(), carrying, in.at(RequestForm.IDEMPOTENCY));
        checkSettings();
        return url == null || auth == null || body == null
                ? null
                : new CompiledRequest(request.method(), variables, url, query, headers, auth, key, body, places);
    }

    private void checkSettings() {
        Problems there = problems.at(DefinitionForm.SETTINGS);
        definition.settings().forEach((name, value) -> credentials.setting(name, value, there.entry(name)));
    }

    /** Returns the settings that are all that is secret in a credential. */
    Set<String> exposedSettings() {
        return credentials.exposed();
    }

    private List<CompiledVariable> compileVariables(Problems there) {
        List<CompiledVariable> variables = new ArrayList<>();
        for (int i = 0; i < definition.variables().size(); i++) {
            Variable variable = definition.variables().get(i);
            CompiledVariable compiled = CompiledVariable.compile(variable, at(there.at(i)));
            if (compiled != null) {
                variables.add(compiled);
            }
            names = Shapes.declare(
                    names, variable.name(), variable.type() == Variable.Type.JSON ? Shape.any() : Shape.scalar());
        }
        return variables;
    }

    private static List<QueryTemplate> compileQuery(List<QueryParameter> parameters, Compilation in) {
        List<QueryTemplate> query = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            QueryTemplate template = in.at(i).parseParameter(parameters.get(i));
            if (template != null) {
                query.add(template);
            }
        }
        return query;
    }

    private static List<CompiledRequest.Field> compileHeaders(List<Header> written, Compilation in) {
        List<CompiledRequest.Field> headers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Header header = written.get(i);
            in.headers()
                    .author(header.name(), in.at(i).at(RequestForm.HEADER_NAME).problems());
            HeaderTemplate template =
                    in.at(i).at(RequestForm.HEADER_VALUE).parse(header.value(), HeaderTemplate::parse);
            if (template != null) {
                headers.add(new CompiledRequest.Field(header.name(), template));
                checkHeader(header.name(), template, in.at(i).at(RequestForm.HEADER_VALUE));
            }
        }
        return headers;
    }

    private static void checkHeader(String name, Template value, Compilation there) {
        if (name.equalsIgnoreCase("Authorization")) {
            there.checkCredential("token", value);
        } else {
            there.doubt(name, value);
        }
    }

    /** Returns the key that travels in a header of its own, or null if there is none. */
    @Nullable
    private static CompiledRequest.Field compileIdempotency(
            @Nullable Idempotency idempotency, Stream<Template> carrying, Compilation in) {
        if (idempotency == null) {
            return null;
        }
        in.at(IdempotencyForm.KEY)
                .problems()
                .addUnless(
                        !idempotency.key().isBlank(),
                        Code.EMPTY_TEXT,
                        "A key is not empty, such as " + Idempotency.CALL_ID);
        if (idempotency.header() != null) {
            HeaderTemplate key = in.at(IdempotencyForm.KEY).parse(idempotency.key(), HeaderTemplate::parse);
            in.headers()
                    .added(idempotency.header(), in.at(IdempotencyForm.HEADER).problems());
            return key == null ? null : new CompiledRequest.Field(idempotency.header(), key);
        }
        HeaderTemplate key = in.at(IdempotencyForm.KEY).check(idempotency.key(), HeaderTemplate::parse);
        if (key != null) {
            checkCarried(key, carrying, in.problems());
        }
        return null;
    }

    /** Without a header of its own, the key must be somewhere in the request, or the API could not recognise a repeat. */
    private static void checkCarried(HeaderTemplate key, Stream<Template> carrying, Problems there) {
        boolean keyed = key.usesCallId() || !key.names().isEmpty();
        boolean carried = carrying.anyMatch(
                template -> template.names().containsAll(key.names()) && (template.usesCallId() || !key.usesCallId()));
        there.addUnless(
                keyed && carried,
                Code.KEY_NOT_SENT,
                "Nothing in the request carries the key " + key.text()
                        + "; name a header for it, or use it in the URL, a header or the body");
    }
}
