package io.dataconnectors;

import io.dataconnectors.template.JsonTemplate;
import io.dataconnectors.template.Names;
import io.dataconnectors.template.Template;
import io.dataconnectors.template.TextTemplate;
import java.util.Optional;
import javax.annotation.Nullable;

/** Parses the template of a body for the kind of body it is, and checks the rules around it. */
final class BodyRules {
    private final Names names;
    private final Problems problems;

    BodyRules(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Returns the template, or null if there is none or it is broken. */
    @Nullable
    Template compile(Body body) {
        if (body instanceof Body.Json json) {
            mediaType(json, "application/merge-patch+json");
            return json(json.template());
        }
        if (body instanceof Body.Form form) {
            return form(form);
        }
        return body instanceof Body.Text text ? text(text) : null;
    }

    @Nullable
    private Template json(String template) {
        return Templates.parse(problems.at("template"), () -> JsonTemplate.parse(template, names));
    }

    @Nullable
    private Template form(Body.Form form) {
        Template template = json(form.template());
        // all that is an object, or may become one in a call, begins so: an object itself, and a tag
        boolean fields = template == null || template.canonical().startsWith("{");
        problems.at("template").addUnless(fields, "A form is made of an object, such as {\"amount\": {{amount}}}");
        return template;
    }

    @Nullable
    private Template text(Body.Text text) {
        Optional<MediaType> type = mediaType(text, "text/csv");
        type.ifPresent(this::refuseEncoded);
        boolean markup = type.filter(MediaType::isMarkup).isPresent();
        return Templates.parse(
                problems.at("template"),
                () -> markup
                        ? TextTemplate.parseMarkup(text.template(), names)
                        : TextTemplate.parse(text.template(), names));
    }

    private Optional<MediaType> mediaType(Body body, String example) {
        Optional<MediaType> type = Optional.ofNullable(body.mediaType()).flatMap(MediaType::of);
        Problems there = problems.at("contentType");
        there.addUnless(type.isPresent(), "A media type is such as " + example);
        there.addUnless(
                type.map(MediaType::utf8).orElse(true),
                "A body is sent as UTF-8: leave out the charset, or say charset=UTF-8");
        return type;
    }

    /** Values stand in text as they are, which in these media types would let them rewrite the body. */
    private void refuseEncoded(MediaType type) {
        Problems there = problems.at("contentType");
        there.addUnless(!type.isJson(), "Text does not encode values for JSON; take a body of type json");
        there.addUnless(!type.isForm(), "Text does not encode values for a form; take a body of type form");
        there.addUnless(!type.isMultipart(), "Text does not keep values from ending a part of a multipart body");
    }
}
