package io.dataconnectors.internal.call;

import io.dataconnectors.Body;
import io.dataconnectors.internal.compile.CompiledDefinition.CompiledPart;
import io.dataconnectors.internal.template.DispositionTemplate;
import io.dataconnectors.internal.template.FieldTemplate;
import io.dataconnectors.internal.template.FileTemplate;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Renders the parts of a multipart body: none where a value is absent, several where it is a list. */
final class MultipartSections {
    /** The bytes of a boundary with what is around it: as many as every part has besides its content. */
    private static final int LEAST = 56;

    private final Values values;
    private final boolean masked;
    private final Parts parts;

    /** How many bytes the body has at least; counted on the way, for small inputs can ask for many parts. */
    private long size;

    MultipartSections(Values values, boolean masked, Parts parts) {
        this.values = values;
        this.masked = masked;
        this.parts = parts;
    }

    /** Returns what is left of the parts, in order; null if one cannot be rendered, which is noted. */
    @Nullable
    List<Section> of(Body.Multipart body, List<CompiledPart> compiled) {
        List<Section> sections = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < compiled.size() && size <= Content.MAX_BYTES; i++) {
            Body.Part part = body.parts().get(i);
            CompiledPart templates = compiled.get(i);
            String where = part.name() == null
                    ? "part no. " + (i + 1) + " of the body"
                    : "part " + part.name() + " of the body";
            List<Section> rendered = parts.part(where, () -> sections(part, templates));
            whole &= rendered != null;
            sections.addAll(rendered == null ? List.of() : rendered);
        }
        return whole ? sections : null;
    }

    private List<Section> sections(Body.Part part, CompiledPart templates) {
        String name = templates.name() == null ? null : templates.name().render(values);
        String filename =
                templates.filename() == null ? null : templates.filename().render(values);
        List<Section> sections = new ArrayList<>();
        if (templates.content() instanceof FileTemplate template) {
            for (Map<?, ?> file : template.render(values)) {
                sections.add(section(name, filename, part.contentType(), counted(SentFile.of(file))));
            }
        } else {
            for (String text : texts(templates.content())) {
                byte[] content = text.getBytes(StandardCharsets.UTF_8);
                count(content.length);
                sections.add(Section.ofText(name, filename, part.contentType(), content));
            }
        }
        return sections;
    }

    private SentFile counted(SentFile file) {
        count(file.size());
        return file;
    }

    private void count(int content) {
        size += LEAST + content;
        if (size > Content.MAX_BYTES) {
            throw Unsendable.tooBig();
        }
    }

    private Section section(
            @Nullable String name, @Nullable String filename, @Nullable String mediaType, SentFile file) {
        return Section.ofFile(
                name,
                filename == null ? DispositionTemplate.quoted(file.name()) : filename,
                mediaType == null ? file.mediaType() : mediaType,
                file.bytes(masked));
    }

    private List<String> texts(Template template) {
        if (template instanceof JsonTemplate json) {
            return Optional.ofNullable(json.renderIfAny(values)).stream().toList();
        }
        return template instanceof TextTemplate markup
                ? Optional.ofNullable(markup.renderIfAny(values)).stream().toList()
                : ((FieldTemplate) template).render(values);
    }
}
