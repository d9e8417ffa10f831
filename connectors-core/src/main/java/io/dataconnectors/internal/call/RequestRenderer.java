package io.dataconnectors.internal.call;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.CompiledDefinition.CompiledHeader;
import io.dataconnectors.internal.compile.CompiledDefinition.CompiledVariable;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the request of one call from a definition and its inputs. A preview is made the same way, with masks for secrets. */
public final class RequestRenderer {
    static final String ACCEPT = "application/json, */*;q=0.8";

    private final ConnectorDefinition definition;
    private final CompiledDefinition.Request templates;
    private final String callId;
    private final boolean masked;
    private final Parts parts = new Parts();
    private Values values;
    private Content content = Content.NONE;

    private RequestRenderer(CompiledDefinition compiled, Values values, String callId, boolean masked) {
        this.definition = compiled.definition();
        this.templates = compiled.request();
        this.values = values;
        this.callId = callId;
        this.masked = masked;
    }

    /**
     * Returns the request as it is to be sent.
     *
     * @param secrets a value for each name of {@link CompiledDefinition#secrets()}
     * @throws InvalidInputException if the inputs have problems, or their values cannot stand where templates put them
     */
    public static RenderedRequest render(
            CompiledDefinition compiled, CallInputs inputs, Map<String, Secret> secrets, String callId, Instant time) {
        Map<String, String> revealed = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        Values.Builder values = values(inputs, callId, time).secrets(revealed);
        return new RequestRenderer(compiled, values.build(), callId, false).request();
    }

    /**
     * Returns the request as it would be sent, with masks in the place of secrets. A signature is not shown.
     *
     * @throws InvalidInputException as {@link #render} does
     */
    public static RequestPreview preview(CompiledDefinition compiled, CallInputs inputs, String callId, Instant time) {
        Values.Builder values = values(inputs, callId, time).masked();
        RequestRenderer renderer = new RequestRenderer(compiled, values.build(), callId, true);
        RenderedRequest request = renderer.request();
        String body = request.body().length == 0 ? null : new String(request.body(), StandardCharsets.UTF_8);
        return new RequestPreview(request.method(), request.url(), request.headers(), body, renderer.content.parts());
    }

    private static Values.Builder values(CallInputs inputs, String callId, Instant time) {
        if (!inputs.problems().isEmpty()) {
            throw new InvalidInputException(inputs.problems());
        }
        return Values.builder().values(inputs.values()).callId(callId).callTime(time);
    }

    private RenderedRequest request() {
        makeVariables();
        Credential credential = new Credential(definition.request().auth(), templates, values, masked, parts);
        String url = url(credential);
        List<Header> headers = headers(credential);
        addContent(headers);
        Map<String, String> signing = credential.signerParameters();
        parts.throwIfAny();
        return new RenderedRequest(definition.request().method(), url, headers, content.bytes(), signing);
    }

    private void makeVariables() {
        for (CompiledVariable variable : templates.variables()) {
            Values more = parts.part("variable " + variable.name(), () -> with(variable));
            values = more == null ? values : more;
        }
        // what follows would only repeat that a variable is missing
        parts.throwIfAny();
    }

    /** A variable of which no JSON is left is as absent as an input that is not given. */
    private Values with(CompiledVariable variable) {
        if (variable.template() instanceof TextTemplate text) {
            return values.toBuilder()
                    .value(variable.name(), text.render(values))
                    .build();
        }
        String json = ((JsonTemplate) variable.template()).renderIfAny(values);
        return json == null
                ? values
                : values.toBuilder().value(variable.name(), Json.read(json)).build();
    }

    private String url(Credential credential) {
        List<QueryTemplate> parameters = new ArrayList<>(templates.query());
        credential.query().ifPresent(parameters::add);
        String url = parts.part("URL", () -> templates.url().render(values, parameters));
        return url == null ? "" : url;
    }

    private List<Header> headers(Credential credential) {
        List<Header> headers = new ArrayList<>();
        for (CompiledHeader header : templates.headers()) {
            String value =
                    parts.part("header " + header.name(), () -> header.value().render(values));
            if (value != null) {
                headers.add(new Header(header.name(), value));
            }
        }
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Accept"))) {
            headers.add(new Header("Accept", ACCEPT));
        }
        headers.addAll(credential.headers());
        addIdempotencyKey(headers);
        return headers;
    }

    private void addIdempotencyKey(List<Header> headers) {
        Idempotency idempotency = definition.request().idempotency();
        var template = templates.idempotencyKey();
        if (idempotency == null || template == null || idempotency.header() == null) {
            return;
        }
        String key = parts.part("idempotency key", () -> Objects.requireNonNullElse(template.render(values), ""));
        // without its key a repeated request would not be recognised
        if ("".equals(key)) {
            parts.refuse("idempotency key", "it is empty");
        } else if (key != null) {
            headers.add(new Header(idempotency.header(), key));
        }
    }

    /** Renders the body, and puts its media type before all other fields. */
    private void addContent(List<Header> headers) {
        content = new BodyRenderer(values, callId, masked, parts)
                .of(definition.request().body(), templates);
        if (content.mediaType() != null) {
            headers.add(0, new Header("Content-Type", content.mediaType()));
        }
    }
}
