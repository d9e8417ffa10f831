package io.dataconnectors.document;

import io.dataconnectors.Body;
import io.dataconnectors.document.Kinds.Kind;
import java.util.List;

/** {@code body}: what the request carries. */
final class BodyForm {
    private static final Kinds<Body> KINDS = new Kinds<>(List.of(
            new Kind<>("none", Body.None.class, in -> new Body.None(), (none, out) -> {}),
            new Kind<>("json", Body.Json.class, BodyForm::readJson, BodyForm::writeJson)));

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
        return new Body.Json(
                in.required("template").text().orElse(""),
                in.optional("contentType").text().orElse(null));
    }

    private static void writeJson(Body.Json json, Written out) {
        out.template("template", json.template()).putUnless(null, "contentType", json.contentType());
    }
}
