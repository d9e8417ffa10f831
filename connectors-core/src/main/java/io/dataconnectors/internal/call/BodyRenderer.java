package io.dataconnectors.internal.call;

import io.dataconnectors.Body;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.FileTemplate;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes what a request carries. */
final class BodyRenderer {
    private static final String WHERE = "body";

    private final Values values;
    private final String callId;
    private final boolean masked;
    private final Parts parts;

    BodyRenderer(Values values, String callId, boolean masked, Parts parts) {
        this.values = values;
        this.callId = callId;
        this.masked = masked;
        this.parts = parts;
    }

    /** Renders a body with its templates; none if there is none, or it cannot be rendered. */
    Content of(Body body, CompiledDefinition.Request templates) {
        Content content = parts.part(WHERE, () -> rendered(body, templates));
        return content == null ? Content.NONE : content;
    }

    private Content rendered(Body body, CompiledDefinition.Request templates) {
        if (body instanceof Body.Multipart multipart) {
            var sections = new MultipartSections(values, masked, parts).of(multipart, templates.parts());
            return sections == null ? Content.NONE : new MultipartBody(multipart, sections).content(callId, masked);
        }
        Template template = templates.body();
        if (template instanceof FileTemplate file) {
            return file(body, file);
        }
        return template == null ? Content.NONE : Content.ofText(text(body, template), body.mediaType());
    }

    private String text(Body body, Template template) {
        if (template instanceof JsonTemplate json) {
            String text = json.render(values);
            return body instanceof Body.Form form ? encoded(form, text) : text;
        }
        return ((TextTemplate) template).render(values);
    }

    private String encoded(Body.Form form, String json) {
        String text = FormFields.encode(fields(json), form.arrays(), form.styles());
        // people read a preview, and in a form an asterisk is the same encoded or not (URL Standard, section 5)
        return masked ? text.replace("%2A", "*") : text;
    }

    private Map<String, Object> fields(String json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (Json.read(json) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put((String) name, value));
        } else {
            parts.refuse(WHERE, "A form is made of an object, and its template made none");
        }
        return fields;
    }

    private Content file(Body body, FileTemplate template) {
        List<Map<?, ?>> files = template.render(values);
        if (files.isEmpty()) {
            throw new Unsendable("There is no file: the value that it is made of is absent");
        }
        SentFile file = SentFile.of(files.get(0));
        String mediaType = body.mediaType() == null ? file.mediaType() : body.mediaType();
        var part = new RequestPreview.Part(null, null, file.name(), mediaType);
        return new Content(file.bytes(masked), mediaType, List.of(part));
    }
}
