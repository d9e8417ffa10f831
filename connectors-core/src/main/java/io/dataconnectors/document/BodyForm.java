package io.dataconnectors.document;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Body;
import io.dataconnectors.document.Kinds.Kind;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** {@code body}: what the request carries. */
final class BodyForm {
    private static final Kinds<Body> KINDS = new Kinds<>(
            "{\"type\": \"json\", \"template\": …}",
            List.of(
                    new Kind<>("none", Body.None.class, in -> new Body.None(), (none, out) -> {}),
                    new Kind<>("json", Body.Json.class, BodyForm::readJson, BodyForm::writeJson),
                    new Kind<>("form", Body.Form.class, BodyForm::readForm, BodyForm::writeForm),
                    new Kind<>("text", Body.Text.class, BodyForm::readText, BodyForm::writeText),
                    new Kind<>("file", Body.File.class, BodyForm::readFile, BodyForm::writeFile),
                    new Kind<>("multipart", Body.Multipart.class, BodyForm::readMultipart, BodyForm::writeMultipart)));

    private BodyForm() {}

    static Body read(Node node) {
        return node.isPresent() ? KINDS.read(node, Body.none()) : Body.none();
    }

    static void write(Body body, Written out) {
        if (!body.equals(Body.none())) {
            KINDS.write(body, out);
        }
    }

    private static Body.Json readJson(Members in) {
        return new Body.Json(template(in), contentType(in));
    }

    private static void writeJson(Body.Json json, Written out) {
        out.lines("template", json.template()).putUnless(null, "contentType", json.contentType());
    }

    private static Body.Form readForm(Members in) {
        return new Body.Form(
                template(in),
                ArrayStyleForm.read(in.optional("arrays")).orElse(ArrayStyle.INDICES),
                in.optional("styles").entries(ArrayStyleForm::read));
    }

    private static void writeForm(Body.Form form, Written out) {
        out.lines("template", form.template())
                .putUnless(ArrayStyleForm.word(ArrayStyle.INDICES), "arrays", ArrayStyleForm.word(form.arrays()))
                .object("styles", form.styles(), BodyForm::writeStyles);
    }

    private static void writeStyles(Map<String, ArrayStyle> styles, Written out) {
        styles.forEach((field, style) -> out.put(field, ArrayStyleForm.word(style)));
    }

    private static Body.Text readText(Members in) {
        return new Body.Text(template(in), contentType(in));
    }

    private static void writeText(Body.Text text, Written out) {
        out.lines("template", text.template()).putUnless(null, "contentType", text.contentType());
    }

    private static Body.File readFile(Members in) {
        return new Body.File(in.required("file").text().orElse(""), contentType(in));
    }

    private static void writeFile(Body.File file, Written out) {
        out.template("file", file.template()).putUnless(null, "contentType", file.contentType());
    }

    private static Body.Multipart readMultipart(Members in) {
        return new Body.Multipart(in.required("parts").named("value", PartForm::read), contentType(in));
    }

    private static void writeMultipart(Body.Multipart multipart, Written out) {
        out.listOfAny("parts", multipart.parts(), PartForm::write)
                .putUnless(null, "contentType", multipart.contentType());
    }

    private static String template(Members in) {
        return in.required("template").lines().orElse("");
    }

    @Nullable
    private static String contentType(Members in) {
        return in.optional("contentType").text().orElse(null);
    }
}
