package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.form.connector.BodyForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.internal.text.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A body of text. */
final class TextBody implements CompiledBody {
    private final TextTemplate template;
    private final String mediaType;

    private TextBody(TextTemplate template, String mediaType) {
        this.template = template;
        this.mediaType = mediaType;
    }

    @Nullable
    static CompiledBody compile(Body.Text text, Compilation in) {
        Optional<MediaType> type = MediaTypeRules.ofText(
                text.mediaType(), "text/csv", in.at(BodyForm.TEXT_TYPE).problems());
        type.ifPresent(found -> refuseEncoded(found, in.at(BodyForm.TEXT_TYPE).problems()));
        if (type.filter(found -> found.isJson() && !found.isJsonRow()).isPresent()) {
            return JsonBody.parse(text.template(), text.mediaType(), in); // refused, and told what it will have to be
        }
        TextTemplate template = in.at(BodyForm.TEXT).parse(text.template(), parser(type));
        return template == null ? null : new TextBody(template, text.mediaType());
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
        return Content.ofText(template.render(values), mediaType);
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(template);
    }

    @Override
    public Map<String, String> canonical() {
        return Map.of("/template", template.canonical());
    }
}
