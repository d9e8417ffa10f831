package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.JsonValue.JsonNames;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.Template.PartText;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * JSON with values in it. A tag outside quotes is the value by its type; alone in quotes it is a string; an absent value
 * drops the member or element it would be. Whatever the values are, the text is one JSON value of the shape of the
 * template. Immutable and thread-safe.
 */
public final class JsonTemplate extends Template implements PartText {
    private final JsonValue root;

    private JsonTemplate(Source source, JsonValue root) {
        super(source.text(), canonical(root), source);
        this.root = root;
    }

    /**
     * Parses a JSON template.
     *
     * @throws TemplateException if the text is no such template
     */
    public static JsonTemplate parse(String text, Names names) {
        Source source = Source.json(text, names);
        JsonValue root = source.isReadable() ? new JsonParser(source).parse() : null;
        source.problems().throwIfAny();
        return new JsonTemplate(source, known(root));
    }

    private static JsonValue known(@Nullable JsonValue root) {
        if (root == null) {
            throw new IllegalStateException("A template without a problem and without a value");
        }
        return root;
    }

    private static String canonical(JsonValue root) {
        StringBuilder out = new StringBuilder();
        root.canonical(out);
        return out.toString();
    }

    /**
     * The JSON with these values, compact, at most 1 MiB of UTF-8.
     *
     * @throws RenderException if a value cannot stand where it is named, sections bring a member's name twice or a place
     *     two values, no value is left at all, or the JSON would be too big
     */
    public String render(Values values) {
        return rendered(values).text();
    }

    /**
     * The JSON as {@link #render} makes it, in UTF-8.
     *
     * @throws RenderException as {@link #render} does
     */
    public byte[] utf8(Values values) {
        return rendered(values).utf8();
    }

    private Rendering rendered(Values values) {
        Rendering rendering = rendering(values);
        render(rendering);
        return rendering;
    }

    Rendering rendering(Values values) {
        return rendering(values, "The JSON", TemplateLimits.SIZE);
    }

    void render(Rendering rendering) {
        if (!root.render(rendering)) {
            throw new RenderException("Nothing is left of this JSON: the value or section it consists of is absent");
        }
    }

    /**
     * The JSON as {@link #render(Values)} makes it; null when no value is left at all.
     *
     * @throws RenderException for the other reasons
     */
    @Nullable
    public String renderIfAny(Values values) {
        Rendering rendering = rendering(values);
        return root.render(rendering) ? rendering.text() : null;
    }

    @Override
    public List<String> texts(Values values) {
        String text = renderIfAny(values);
        return text == null ? List.of() : List.of(text);
    }

    /** The names of the members that the object can have; null when values decide that, or whether it is an object. */
    @Nullable
    public Set<String> memberNames() {
        return JsonNames.of(root);
    }
}
