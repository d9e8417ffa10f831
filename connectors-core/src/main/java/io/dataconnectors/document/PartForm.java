package io.dataconnectors.document;

import io.dataconnectors.Body;
import java.util.Optional;
import javax.annotation.Nullable;

/** One of the {@code parts} of a multipart body: a {@code value} or a {@code file}, and what is said of it. */
final class PartForm {
    private PartForm() {}

    static Body.Part read(Node node) {
        Members in = node.members();
        Optional<String> name = in.optional("name").text();
        Node value = in.optional("value");
        Node file = in.optional("file");
        Optional<String> filename = in.optional("filename").text();
        Optional<String> contentType = in.optional("contentType").text();
        in.refuseOthers();
        if (in.isReadable() && value.isPresent() == file.isPresent()) {
            node.problem("expected a value or a file, found " + (file.isPresent() ? "both" : "neither"));
        }
        String template = (file.isPresent() ? file.text() : value.lines()).orElse("");
        return new Body.Part(
                name.orElse(null), file.isPresent(), template, filename.orElse(null), contentType.orElse(null));
    }

    static void write(Body.Part part, Written out) {
        putIfAny(out, "name", part.name());
        if (part.isFile()) {
            out.template("file", part.template());
        } else {
            out.lines("value", part.template());
        }
        putIfAny(out, "filename", part.filename());
        out.putUnless(null, "contentType", part.contentType());
    }

    private static void putIfAny(Written out, String name, @Nullable String template) {
        if (template != null) {
            out.template(name, template);
        }
    }
}
