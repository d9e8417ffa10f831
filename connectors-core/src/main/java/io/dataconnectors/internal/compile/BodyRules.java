package io.dataconnectors.internal.compile;

import io.dataconnectors.Body;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.FileTemplate;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.text.MediaType;
import io.dataconnectors.internal.text.Nearest;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;

/** Parses the template of a body for the kind of body it is, and checks the rules around it. */
final class BodyRules {
    private final Names names;
    private final Problems problems;
    private final MediaTypeRules mediaTypes;

    BodyRules(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
        this.mediaTypes = new MediaTypeRules(problems.at("contentType"));
    }

    /** Returns the template, or null if there is none or it is broken. */
    @Nullable
    Template compile(Body body) {
        if (body instanceof Body.Json json) {
            mediaTypes.ofText(json.mediaType(), "application/merge-patch+json");
            return json(json.template());
        }
        if (body instanceof Body.Form form) {
            return form(form);
        }
        if (body instanceof Body.File file) {
            return file(file);
        }
        return body instanceof Body.Text text ? text(text) : null;
    }

    @Nullable
    private JsonTemplate json(String template) {
        return Templates.parse(problems.at("template"), () -> JsonTemplate.parse(template, names));
    }

    @Nullable
    private Template form(Body.Form form) {
        JsonTemplate template = json(form.template());
        if (template != null) {
            // all that is an object, or may become one in a call, begins so: an object itself, and a tag
            problems.at("template")
                    .addUnless(
                            template.canonical().startsWith("{"),
                            "A form is made of an object, such as {\"amount\": {{amount}}}");
            checkStyles(form, template.memberNames());
        }
        return template;
    }

    private void checkStyles(Body.Form form, @Nullable Set<String> fields) {
        for (String field : form.styles().keySet()) {
            boolean known = fields == null || fields.contains(field);
            problems.at("styles").at(field).addUnless(known, () -> "The form has no such field" + hint(field, fields));
        }
    }

    private static String hint(String field, @Nullable Set<String> fields) {
        if (fields == null || fields.isEmpty()) {
            return "";
        }
        Optional<String> meant = Nearest.of(field, fields);
        return "; it has " + Problems.few(fields.stream())
                + meant.map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    @Nullable
    private Template text(Body.Text text) {
        Optional<MediaType> type = mediaTypes.ofText(text.mediaType(), "text/csv");
        type.ifPresent(this::refuseEncoded);
        return Templates.parse(problems.at("template"), () -> parse(text.template(), type));
    }

    private Template parse(String text, Optional<MediaType> type) {
        if (type.filter(MediaType::isJsonRow).isPresent()) {
            return TextTemplate.parseJsonRow(text, names);
        }
        if (type.filter(MediaType::isJson).isPresent()) {
            return JsonTemplate.parse(text, names); // refused, and told what it will have to be
        }
        return type.filter(MediaType::isMarkup).isPresent()
                ? TextTemplate.parseMarkup(text, names)
                : TextTemplate.parse(text, names);
    }

    /** Values stand in text as they are, which in these media types would let them rewrite the body. */
    private void refuseEncoded(MediaType type) {
        Problems there = problems.at("contentType");
        there.addUnless(!type.isJson(), "Text does not encode values for JSON; take a body of type json");
        there.addUnless(!type.isForm(), "Text does not encode values for a form; take a body of type form");
        there.addUnless(
                !type.isMultipart(),
                "Text does not keep values from ending a part of a multipart body; take a body of type multipart");
    }

    @Nullable
    private Template file(Body.File file) {
        mediaTypes.ofFile(file.contentType());
        FileTemplate template = Templates.parse(problems.at("file"), () -> FileTemplate.parse(file.template(), names));
        problems.at("file")
                .addUnless(
                        template == null || !template.isList(),
                        "This is a list of files, and a body is one; take one of them with the filter first, or a body of"
                                + " type multipart");
        return template;
    }
}
