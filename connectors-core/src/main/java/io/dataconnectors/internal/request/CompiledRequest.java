package io.dataconnectors.internal.request;

import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.HeaderTemplate;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.UrlTemplate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * @param places every template by where it stands: JSON Pointers within the document
 */
public record CompiledRequest(
        Method method,
        List<CompiledVariable> variables,
        UrlTemplate url,
        List<QueryTemplate> query,
        List<Field> headers,
        CompiledAuth auth,
        @Nullable Field idempotencyKey,
        CompiledBody body,
        Map<String, Template> places) {
    /** Copies the lists and the map. */
    public CompiledRequest {
        variables = List.copyOf(variables);
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        places = Map.copyOf(places);
    }

    /** Returns the templates that a call is rendered with. */
    public Stream<Template> templates() {
        return Stream.of(
                        variables.stream().map(CompiledVariable::template),
                        Stream.of(url),
                        query.stream(),
                        headers.stream().map(Field::value),
                        auth.templates(),
                        Stream.ofNullable(idempotencyKey).map(Field::value),
                        body.templates())
                .flatMap(part -> part);
    }

    /** Returns the canonical text of the template that stands in a place, or the text itself where none does. */
    public String canonical(String pointer, String text) {
        Template template = places.get(pointer);
        return template == null ? text : template.canonical();
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

    private record Rendered(RenderedRequest request, CompiledBody.Content content) {}

    private Rendered rendered(CallValues call) {
        if (!variables.isEmpty()) {
            variables.forEach(variable -> variable.addTo(call));
            call.throwIfAny(); // what follows would only repeat that a variable is missing
        }
        String target = target(call);
        List<Header> fields = new ArrayList<>(headers.size() + 4);
        addHeaders(call, fields);
        CompiledBody.Content content = call.part("body", values -> body.render(values, call));
        Map<String, String> signerParameters = auth.signerParameters(call);
        call.throwIfAny();
        return rendered(target, fields, content == null ? CompiledBody.Content.NONE : content, signerParameters);
    }

    private Rendered rendered(
            String target, List<Header> fields, CompiledBody.Content content, Map<String, String> signerParameters) {
        if (content.type() != null) {
            fields.add(0, content.type());
        }
        return new Rendered(new RenderedRequest(method, target, fields, content.bytes(), signerParameters), content);
    }

    private String target(CallValues call) {
        QueryTemplate key = auth.query(call);
        String target = call.part("URL", values -> url.render(values, key == null ? query : with(key)));
        return target == null ? "" : target;
    }

    private List<QueryTemplate> with(QueryTemplate key) {
        List<QueryTemplate> all = new ArrayList<>(query);
        all.add(key);
        return all;
    }

    private void addHeaders(CallValues call, List<Header> fields) {
        boolean accepts = false;
        for (Field header : headers) {
            Header field = header.render(call);
            if (field != null) {
                fields.add(field);
                accepts |= header.isAccept;
            }
        }
        if (!accepts) {
            fields.add(RenderedRequest.ACCEPT);
        }
        auth.addHeaders(call, fields);
        if (idempotencyKey != null) {
            addKey(idempotencyKey, call, fields);
        }
    }

    /** Without its key a repeated request would not be recognised. */
    private static void addKey(Field header, CallValues call, List<Header> fields) {
        String where = "idempotency key";
        String key = call.part(where, values -> {
            String rendered = header.value.render(values);
            return rendered == null ? "" : rendered;
        });
        if ("".equals(key)) {
            call.refuse(where, Problem.of(Code.EMPTY_TEXT, "it is empty"));
        } else if (key != null) {
            fields.add(new Header(header.name, key));
        }
    }

    /** A header field, its template parsed. What no value changes is made once. Immutable. */
    public static final class Field {
        private final String name;
        private final HeaderTemplate value;
        private final String where;
        private final boolean isAccept;

        @Nullable
        private final Header constant;

        /** Makes a field of a name and the template of its value. */
        public Field(String name, HeaderTemplate value) {
            this.name = name;
            this.value = value;
            this.where = "header " + name;
            this.isAccept = name.equalsIgnoreCase("Accept");
            String text = value.constant();
            this.constant = text == null ? null : new Header(name, text);
        }

        /** Returns the template of its value. */
        public HeaderTemplate value() {
            return value;
        }

        /** The field in one call; null if it is left out, or cannot be rendered, which is noted. */
        @Nullable
        private Header render(CallValues call) {
            if (constant != null) {
                return constant;
            }
            String text = call.part(where, value::render);
            return text == null ? null : new Header(name, text);
        }
    }
}
