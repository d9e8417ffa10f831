package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.form.connector.BodyForm;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.MultipartWriter.Section;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.internal.text.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A body of parts: a part for none where a value is absent, for several where it is a list. */
final class MultipartBody implements CompiledBody {
    private final Body.Multipart body;
    private final List<CompiledPart> parts;

    private MultipartBody(Body.Multipart body, List<CompiledPart> parts) {
        this.body = body;
        this.parts = List.copyOf(parts);
    }

    /** Compiles a body; the parts that are broken are missing. */
    static MultipartBody compile(Body.Multipart body, Compilation in) {
        boolean form = checkMediaType(body, in);
        List<CompiledPart> compiled = new ArrayList<>();
        int count = body.parts().size();
        Problems there = in.at(BodyForm.PARTS).problems();
        there.addUnless(count > 0, Code.EMPTY_LIST, "A multipart body has at least one part");
        there.addUnless(
                count <= Sizes.MANY,
                Code.TOO_MANY,
                () -> "A definition has at most " + Sizes.MANY + " parts, not " + count);
        for (int i = 0; i < Math.min(count, Sizes.MANY); i++) {
            CompiledPart part = CompiledPart.compile(
                    body.parts().get(i), form, in.at(BodyForm.PARTS).at(i));
            if (part != null) {
                compiled.add(part);
            }
        }
        return new MultipartBody(body, compiled);
    }

    /** Whether it is a form. */
    private static boolean checkMediaType(Body.Multipart body, Compilation in) {
        Optional<MediaType> type = in.at(BodyForm.MULTIPART_TYPE).textType(body.mediaType(), "multipart/related");
        Problems there = in.at(BodyForm.MULTIPART_TYPE).problems();
        there.addUnless(
                type.map(MediaType::isMultipart).orElse(true),
                Code.WRONG_MEDIA_TYPE,
                "A multipart body is such as multipart/related");
        there.addUnless(
                type.map(found -> !found.bounded()).orElse(true),
                Code.BOUNDARY_STATED,
                "The boundary is chosen for each call, so that it occurs in no part; leave it out");
        return type.map(MediaType::isMultipartForm).orElse(true);
    }

    @Override
    public Content render(Values values, CallValues call) {
        List<Section> sections = new ArrayList<>();
        Size size = new Size();
        boolean whole = true;
        for (int i = 0; i < parts.size() && !size.isTooBig(); i++) {
            CompiledPart part = parts.get(i);
            List<Section> rendered = call.part(where(i), given -> part.sections(given, call.isMasked(), size));
            whole &= rendered != null;
            sections.addAll(rendered == null ? List.of() : rendered);
        }
        return whole ? new MultipartWriter(body, sections).content(call.callId(), call.isMasked()) : Content.NONE;
    }

    /** Says which part is meant: they are counted, and all of them are there where a body is rendered. */
    private String where(int index) {
        String name = parts.get(index).writtenName();
        return (name == null ? "part no. " + (index + 1) : "part " + name) + " of the body";
    }

    /** How many bytes a body has at least; counted on the way, for small inputs can ask for many parts. */
    static final class Size {
        /** The bytes of a boundary with what is around it: as many as every part has besides its content. */
        private static final int LEAST = 56;

        private long bytes;

        void count(int content) {
            bytes += LEAST + content;
            if (isTooBig()) {
                throw CallValues.Unsendable.tooBig();
            }
        }

        boolean isTooBig() {
            return bytes > CompiledBody.MAX_BYTES;
        }
    }

    @Override
    public Stream<Template> templates() {
        return parts.stream().flatMap(CompiledPart::templates);
    }
}
