package io.dataconnectors.call;

import io.dataconnectors.Body;
import io.dataconnectors.json.Json;
import io.dataconnectors.template.FormFields;
import io.dataconnectors.template.JsonTemplate;
import io.dataconnectors.template.Template;
import io.dataconnectors.template.TextTemplate;
import io.dataconnectors.template.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** What a request carries, as text. */
final class BodyText {
    private static final String WHERE = "body";

    private final Values values;
    private final boolean masked;
    private final Parts parts;

    BodyText(Values values, boolean masked, Parts parts) {
        this.values = values;
        this.masked = masked;
        this.parts = parts;
    }

    /** Renders a body with its template; empty if there is none, or it cannot be rendered. */
    String of(Body body, @Nullable Template template) {
        String text = parts.part(WHERE, () -> rendered(body, template));
        return text == null ? "" : text;
    }

    private String rendered(Body body, @Nullable Template template) {
        if (template instanceof TextTemplate text) {
            return text.render(values);
        }
        if (template instanceof JsonTemplate json) {
            String text = json.render(values);
            return body instanceof Body.Form form ? encoded(form, text) : text;
        }
        return "";
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
}
