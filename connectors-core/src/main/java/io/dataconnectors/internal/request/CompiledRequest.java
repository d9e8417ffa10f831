package io.dataconnectors.internal.request;

import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.UrlTemplate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * A request with its templates parsed. Immutable.
 *
 * @param method the request method
 * @param variables the variables, in the order in which they are made
 * @param url the URL
 * @param query the author's parameters that are added to the URL's query, in order
 * @param headers the author's header fields, in order
 * @param auth the credential
 * @param idempotencyKey the key that travels in a header of its own, or null if there is none
 * @param body what the request carries
 */
public record CompiledRequest(
        Method method,
        List<CompiledVariable> variables,
        UrlTemplate url,
        List<QueryTemplate> query,
        List<CompiledHeader> headers,
        CompiledAuth auth,
        @Nullable CompiledHeader idempotencyKey,
        CompiledBody body) {
    /** Copies the lists. */
    public CompiledRequest {
        variables = List.copyOf(variables);
        query = List.copyOf(query);
        headers = List.copyOf(headers);
    }

    /** Returns the templates that a call is rendered with. */
    public Stream<Template> templates() {
        return Stream.of(
                        variables.stream().map(CompiledVariable::template),
                        Stream.of(url),
                        query.stream(),
                        headers.stream().map(CompiledHeader::value),
                        auth.templates(),
                        Stream.ofNullable(idempotencyKey).map(CompiledHeader::value),
                        body.templates())
                .flatMap(part -> part);
    }

    /** Returns the canonical texts of the templates by where they stand: JSON Pointers within the document. */
    public Map<String, String> canonical() {
        Map<String, String> canonical = new HashMap<>();
        addAll("/variables/", "/template", variables.stream().map(CompiledVariable::template), canonical);
        canonical.put("/request/url", url.canonical());
        addAll("/request/query/", "/value", query.stream(), canonical);
        addAll("/request/headers/", "/value", headers.stream().map(CompiledHeader::value), canonical);
        auth.canonical().forEach((place, text) -> canonical.put("/request/auth" + place, text));
        if (idempotencyKey != null) {
            canonical.put("/request/idempotency/key", idempotencyKey.value().canonical());
        }
        body.canonical().forEach((place, text) -> canonical.put("/request/body" + place, text));
        return canonical;
    }

    private static void addAll(
            String list, String member, Stream<? extends Template> templates, Map<String, String> canonical) {
        List<String> texts = templates.map(Template::canonical).toList();
        for (int i = 0; i < texts.size(); i++) {
            canonical.put(list + i + member, texts.get(i));
        }
    }

    /**
     * Returns the request as it is to be sent.
     *
     * @throws InvalidInputException if values cannot stand where templates put them
     */
    public RenderedRequest render(CallValues call) {
        return rendered(call).request();
    }

    /**
     * Returns the request as it would be sent. A signature is not shown.
     *
     * @throws InvalidInputException as {@link #render} does
     */
    public RequestPreview preview(CallValues call) {
        Rendered rendered = rendered(call);
        RenderedRequest request = rendered.request();
        String text = request.body().length == 0 ? null : new String(request.body(), StandardCharsets.UTF_8);
        return new RequestPreview(
                method,
                request.url(),
                request.headers(),
                text,
                rendered.content().parts());
    }

    private record Rendered(RenderedRequest request, Content content) {}

    private Rendered rendered(CallValues call) {
        List<Header> fields = new ArrayList<>();
        variables.forEach(variable -> variable.addTo(call));
        call.throwIfAny(); // what follows would only repeat that a variable is missing
        String target = target(call);
        addHeaders(call, fields);
        Content content =
                Objects.requireNonNullElse(call.part("body", values -> body.render(values, call)), Content.NONE);
        if (content.mediaType() != null) {
            fields.add(0, new Header("Content-Type", content.mediaType()));
        }
        Map<String, String> signerParameters = auth.signerParameters(call);
        call.throwIfAny();
        return new Rendered(new RenderedRequest(method, target, fields, content.bytes(), signerParameters), content);
    }

    private String target(CallValues call) {
        QueryTemplate key = auth.query(call);
        List<QueryTemplate> parameters = query;
        if (key != null) {
            parameters = new ArrayList<>(query);
            parameters.add(key);
        }
        List<QueryTemplate> all = parameters;
        return Objects.requireNonNullElse(call.part("URL", values -> url.render(values, all)), "");
    }

    private void addHeaders(CallValues call, List<Header> fields) {
        for (CompiledHeader header : headers) {
            String value = call.part("header " + header.name(), header.value()::render);
            if (value != null) {
                fields.add(new Header(header.name(), value));
            }
        }
        if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase("Accept"))) {
            fields.add(RenderedRequest.ACCEPT);
        }
        fields.addAll(auth.headers(call));
        if (idempotencyKey != null) {
            addKey(idempotencyKey, call, fields);
        }
    }

    /** Without its key a repeated request would not be recognised. */
    private static void addKey(CompiledHeader header, CallValues call, List<Header> fields) {
        String key = call.part(
                "idempotency key",
                values -> Objects.requireNonNullElse(header.value().render(values), ""));
        if ("".equals(key)) {
            call.refuse("idempotency key", Problem.of(Code.EMPTY_TEXT, "it is empty"));
        } else if (key != null) {
            fields.add(new Header(header.name(), key));
        }
    }
}
