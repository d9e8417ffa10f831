package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The place of a file, or of a list of files: one tag and nothing else. Who declares a value with {@link Shape#file()} has
 * checked that it is one. Immutable and thread-safe.
 */
public final class FileTemplate extends Template {
    private final Expression file;

    private FileTemplate(Source source, Expression file) {
        super(source.text(), "{{" + file.canonical() + "}}", source);
        this.file = file;
    }

    /**
     * Parses a template that names a file.
     *
     * @throws TemplateException if the text is no such template
     */
    public static FileTemplate parse(String text, Names names) {
        Source source = Source.text(text, names);
        Token.Value alone = Token.sole(source.tokens(), Position.PART);
        boolean named = alone != null && alone.expression().shape().item().isFile();
        if (!named && source.problems().isEmpty()) {
            source.problems()
                    .add(
                            alone == null ? new Token.Text(0, text) : alone,
                            Code.NOT_A_FILE,
                            "A file is wanted here: a tag, and nothing else, that names an input of type file");
        }
        source.problems().throwIfAny();
        return new FileTemplate(source, known(alone).expression());
    }

    private static Token.Value known(@Nullable Token.Value tag) {
        if (tag == null) {
            throw new IllegalStateException("A template without a problem and without a tag");
        }
        return tag;
    }

    /** Whether it names a list of files. */
    public boolean isList() {
        return file.shape().kind() == Shape.Kind.LIST;
    }

    /**
     * The files, each with its {@code name}, {@code mediaType} and {@code base64}; none if the value is absent or null, and
     * without the nulls of a list.
     *
     * @throws RenderException if the value is something else, as a filter can make it
     */
    public List<Map<?, ?>> render(Values values) {
        Rendering rendering = rendering(values, "The file", TemplateLimits.SIZE);
        Object found = file.value(rendering);
        List<Map<?, ?>> files = new ArrayList<>();
        for (Object element : found instanceof List<?> list ? list : SpecialForm.orNone(found)) {
            if (element instanceof Map<?, ?> members) {
                files.add(members);
            } else if (element != null) {
                throw file.refused(new UnfitValueException("a file is wanted here, not " + Values.kind(element)));
            }
        }
        return files;
    }
}
