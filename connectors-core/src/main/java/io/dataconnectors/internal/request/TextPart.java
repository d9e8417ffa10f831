package io.dataconnectors.internal.request;

import io.dataconnectors.internal.form.connector.PartForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.template.FieldTemplate;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.PartText;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.internal.text.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** A part that is a text. */
final class TextPart extends CompiledPart {
    private final PartText text;

    private <T extends Template & PartText> TextPart(Head head, T text) {
        super(head, text);
        this.text = text;
    }

    @Nullable
    static TextPart compile(Head head, Compilation in) {
        Optional<MediaType> type = MediaTypeRules.ofText(
                head.part().contentType(),
                "application/json",
                in.at(PartForm.CONTENT_TYPE).problems());
        boolean encoded =
                type.filter(found -> found.isForm() || found.isMultipart()).isPresent();
        in.at(PartForm.CONTENT_TYPE)
                .problems()
                .addUnless(
                        !encoded,
                        Code.WRONG_MEDIA_TYPE,
                        "The text of a part is neither a form nor multipart; values would stand in it unencoded");
        return parse(head, type, in.at(PartForm.VALUE));
    }

    @Nullable
    private static TextPart parse(Head head, Optional<MediaType> type, Compilation in) {
        String text = head.part().template();
        if (type.filter(MediaType::isJsonRow).isPresent()) {
            return of(head, in.parse(text, TextTemplate::parseJsonRow), in);
        }
        if (type.filter(MediaType::isJson).isPresent()) {
            return of(head, in.parse(text, JsonTemplate::parse), in);
        }
        return type.filter(MediaType::isMarkup).isPresent()
                ? of(head, in.parse(text, TextTemplate::parseMarkup), in)
                : of(head, in.parse(text, FieldTemplate::parse), in);
    }

    @Nullable
    private static <T extends Template & PartText> TextPart of(Head head, @Nullable T text, Compilation in) {
        if (text == null) {
            return null;
        }
        if (head.part().name() != null) {
            in.doubt(head.part().name(), text);
        }
        return new TextPart(head, text);
    }

    @Override
    List<Section> sections(Section.Head stated, Values values, boolean masked, MultipartBody.Size size) {
        List<Section> sections = new ArrayList<>();
        for (String made : text.texts(values)) {
            byte[] content = made.getBytes(StandardCharsets.UTF_8);
            size.count(content.length);
            sections.add(new Section(stated, content, false));
        }
        return sections;
    }

    @Override
    String member() {
        return "value";
    }
}
