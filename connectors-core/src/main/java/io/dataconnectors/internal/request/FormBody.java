package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.Header;
import io.dataconnectors.internal.form.connector.BodyForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.internal.text.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A form: the members of an object as fields. */
final class FormBody implements CompiledBody {
    private final Body.Form form;
    private final JsonTemplate template;
    private final Header type;

    private FormBody(Body.Form form, JsonTemplate template) {
        this.form = form;
        this.template = template;
        this.type = CompiledBody.type(form.mediaType());
    }

    @Nullable
    static FormBody compile(Body.Form form, Compilation in) {
        JsonTemplate template = in.at(BodyForm.FIELDS).parse(form.template(), JsonTemplate::parse);
        if (template == null) {
            return null;
        }
        // all that is an object, or may become one in a call, begins so: an object itself, and a tag
        in.at(BodyForm.FIELDS)
                .problems()
                .addUnless(
                        template.canonical().startsWith("{"),
                        Code.FORM_NOT_OBJECT,
                        "A form is made of an object, such as {\"amount\": {{amount}}}");
        checkStyles(form, template.memberNames(), in.at(BodyForm.STYLES).problems());
        return new FormBody(form, template);
    }

    private static void checkStyles(Body.Form form, @Nullable Set<String> fields, Problems there) {
        for (String field : form.styles().keySet()) {
            boolean known = fields == null || fields.contains(field);
            there.entry(field)
                    .addUnless(
                            known, Code.UNKNOWN_FIELD, () -> "The form has no such field" + hint(field, fields), field);
        }
    }

    private static String hint(String field, @Nullable Set<String> fields) {
        if (fields == null || fields.isEmpty()) {
            return "";
        }
        Optional<String> meant = Nearest.of(field, fields);
        return "; it has " + Problem.few(fields.stream())
                + meant.map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    @Override
    public Content render(Values values, CallValues call) {
        String text = FormFields.encode(fields(template.render(values)), form.arrays(), form.styles());
        // people read a preview, and in a form an asterisk is the same encoded or not (URL Standard, section 5)
        String shown = call.isMasked() ? text.replace("%2A", "*") : text;
        return new Content(shown.getBytes(StandardCharsets.UTF_8), type, List.of());
    }

    private static Map<String, Object> fields(String json) {
        if (!(Json.read(json) instanceof Map<?, ?> object)) {
            throw new CallValues.Unsendable(
                    Code.FORM_NOT_OBJECT, "A form is made of an object, and its template made none");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put((String) name, value));
        return fields;
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(template);
    }
}
