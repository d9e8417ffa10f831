package io.dataconnectors.document;

import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.form.TemplateText;
import java.util.Map;

/** The templates of a definition in their canonical form, by where they stand in the document. */
final class CanonicalTemplates implements TemplateText {
    private final CompiledDefinition definition;
    private final Map<String, String> canonical;

    CanonicalTemplates(CompiledDefinition definition) {
        this.definition = definition;
        this.canonical = definition.request().canonical();
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
