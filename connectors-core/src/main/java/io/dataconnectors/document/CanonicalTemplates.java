package io.dataconnectors.document;

import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.CompiledDefinition.CompiledPart;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;

/** The templates of a definition in their canonical form, by where they stand in the document. */
final class CanonicalTemplates implements TemplateText {
    private static final JsonPointer REQUEST = JsonPointer.ROOT.append("request");
    private static final JsonPointer BODY = REQUEST.append("body");
    private static final JsonPointer AUTH = REQUEST.append("auth");

    private final CompiledDefinition definition;
    private final Map<String, String> canonical = new HashMap<>();

    CanonicalTemplates(CompiledDefinition definition) {
        this.definition = definition;
        CompiledDefinition.Request compiled = definition.request();
        addAll(JsonPointer.ROOT.append("variables"), "template", compiled.variables(), variable -> variable.template());
        add(REQUEST.append("url"), compiled.url());
        addAll(REQUEST.append("query"), "value", compiled.query(), parameter -> parameter);
        addAll(REQUEST.append("headers"), "value", compiled.headers(), header -> header.value());
        compiled.authParts().forEach((name, part) -> {
            add(AUTH.append(name), part);
            add(AUTH.append("parameters").append(name), part);
        });
        add(AUTH.append("value"), compiled.authQuery());
        if (definition.token() != null) {
            addToken(definition.token());
        }
        add(REQUEST.append("idempotency").append("key"), compiled.idempotencyKey());
        add(BODY.append("template"), compiled.body());
        add(BODY.append("file"), compiled.body());
        addAll(BODY.append("parts"), "name", compiled.parts(), CompiledPart::name);
        addAll(BODY.append("parts"), "value", compiled.parts(), CompiledPart::content);
        addAll(BODY.append("parts"), "file", compiled.parts(), CompiledPart::content);
        addAll(BODY.append("parts"), "filename", compiled.parts(), CompiledPart::filename);
    }

    private void addToken(CompiledDefinition.TokenRequest token) {
        add(AUTH.append("tokenUrl"), token.url());
        add(AUTH.append("clientId"), token.clientId());
        add(AUTH.append("clientSecret"), token.clientSecret());
        add(AUTH.append("scope"), token.scope());
        token.parameters()
                .forEach((name, value) -> add(AUTH.append("parameters").append(name), value));
    }

    private <T> void addAll(JsonPointer list, String member, List<T> parts, Function<T, Template> template) {
        for (int i = 0; i < parts.size(); i++) {
            add(list.append(i).append(member), template.apply(parts.get(i)));
        }
    }

    private void add(JsonPointer place, @Nullable Template template) {
        if (template != null) {
            canonical.put(place.text(), template.canonical());
        }
    }

    /** An idempotency key that another part of the request carries has no template of its own: its text counts. */
    @Override
    public String of(String pointer, String text) {
        return canonical.getOrDefault(pointer, text);
    }

    @Override
    public String path(String text) {
        return definition.path(text).text();
    }

    @Override
    public String zone(String text) {
        return text.startsWith("{{") ? definition.zone(text).getId() : text;
    }
}
