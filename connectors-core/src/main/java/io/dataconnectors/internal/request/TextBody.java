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
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.internal.text.MediaType;
import io.dataconnectors.internal.text.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A body of text or of JSON. */
final class TextBody implements CompiledBody {
    private final Template template;
    private final Function<Values, byte[]> utf8;
    private final Header type;

    private TextBody(Template template, Function<Values, byte[]> utf8, String mediaType) {
        this.template = template;
        this.utf8 = utf8;
        this.type = CompiledBody.type(mediaType);
    }

    @Nullable
    static CompiledBody compile(Body.Json json, Compilation in) {
        in.at(BodyForm.JSON_TYPE).textType(json.mediaType(), "application/merge-patch+json");
        return json(json.template(), json.mediaType(), in);
    }

    @Nullable
    static CompiledBody compile(Body.Text text, Compilation in) {
        Optional<MediaType> type = in.at(BodyForm.TEXT_TYPE).textType(text.mediaType(), "text/csv");
        type.ifPresent(found -> refuseEncoded(found, in.at(BodyForm.TEXT_TYPE).problems()));
        if (type.filter(found -> found.isJson() && !found.isJsonRow()).isPresent()) {
            return json(text.template(), text.mediaType(), in); // refused, and told what it will have to be
        }
        TextTemplate template = in.at(BodyForm.TEXT).parse(text.template(), parser(type));
        return template == null ? null : new TextBody(template, template::utf8, text.mediaType());
    }

    @Nullable
    private static CompiledBody json(String text, String mediaType, Compilation in) {
        JsonTemplate template = in.at(BodyForm.JSON).parse(text, JsonTemplate::parse);
        return template == null ? null : new TextBody(template, template::utf8, mediaType);
    }

    private static BiFunction<String, Names, TextTemplate> parser(Optional<MediaType> type) {
        if (type.filter(MediaType::isJsonRow).isPresent()) {
            return TextTemplate::parseJsonRow;
        }
        return type.filter(MediaType::isMarkup).isPresent() ? TextTemplate::parseMarkup : TextTemplate::parse;
    }

    /** Values stand in text as they are, which in these media types would let them rewrite the body. */
    private static void refuseEncoded(MediaType type, Problems there) {
        there.addUnless(
                !type.isJson() || type.isJsonRow(),
                Code.WRONG_MEDIA_TYPE,
                "Text does not encode values for JSON; take a body of type json");
        there.addUnless(
                !type.isForm(),
                Code.WRONG_MEDIA_TYPE,
                "Text does not encode values for a form; take a body of type form");
        there.addUnless(
                !type.isMultipart(),
                Code.WRONG_MEDIA_TYPE,
                "Text does not keep values from ending a part of a multipart body; take a body of type multipart");
    }

    @Override
    public Content render(Values values, CallValues call) {
        return new Content(utf8.apply(values), type, List.of());
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(template);
    }

    /** A form: the members of an object as fields. */
    static final class FormBody implements CompiledBody {
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
                                known,
                                Code.UNKNOWN_FIELD,
                                () -> "The form has no such field" + hint(field, fields),
                                field);
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
}
