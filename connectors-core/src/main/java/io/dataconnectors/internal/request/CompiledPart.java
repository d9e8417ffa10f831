package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.form.connector.PartForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.FileBody.SentFile;
import io.dataconnectors.internal.request.MultipartWriter.Section;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.DispositionTemplate;
import io.dataconnectors.internal.template.FieldTemplate;
import io.dataconnectors.internal.template.FieldTemplate.FileTemplate;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Template.PartText;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.internal.text.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A part of a multipart body, its templates parsed: a text or a file. Immutable. */
abstract class CompiledPart {
    /** What stands between the angle brackets of a Content-ID, without the rarer ways to write one (RFC 2045, section 7). */
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,256}");

    private final Head head;
    private final Template content;

    CompiledPart(Head head, Template content) {
        this.head = head;
        this.content = content;
    }

    /**
     * What a part has besides its content.
     *
     * @param part the part as its author wrote it
     * @param name its name, or null if it has none
     * @param filename the name of its file, or null if none is stated
     */
    record Head(
            Body.Part part,
            @Nullable DispositionTemplate name,
            @Nullable DispositionTemplate filename) {
        static Head compile(Body.Part part, Compilation in) {
            return new Head(
                    part,
                    part.name() == null
                            ? null
                            : in.at(PartForm.NAME).parse(part.name(), DispositionTemplate::parseName),
                    part.filename() == null
                            ? null
                            : in.at(PartForm.FILENAME).parse(part.filename(), DispositionTemplate::parse));
        }

        boolean isBroken() {
            return (name == null) != (part.name() == null) || (filename == null) != (part.filename() == null);
        }
    }

    /** Checks the rules of a part and parses its templates; returns null if one of them is broken. */
    @Nullable
    static CompiledPart compile(Body.Part part, boolean form, Compilation in) {
        Head head = Head.compile(part, in);
        CompiledPart compiled = part.isFile() ? OfFile.compile(head, in) : OfText.compile(head, in);
        if (compiled == null || head.isBroken()) {
            return null;
        }
        checkName(head.name(), form, in.at(PartForm.NAME).problems());
        return compiled;
    }

    private static void checkName(@Nullable DispositionTemplate name, boolean form, Problems there) {
        if (form) {
            there.addUnless(
                    name != null && !name.canonical().isEmpty(),
                    Code.EMPTY_TEXT,
                    "A part of a form has a name, that of its field");
        } else if (name != null) {
            there.addUnless(
                    CONTENT_ID.matcher(name.canonical()).matches(),
                    Code.MALFORMED_NAME,
                    "Here a name is the Content-ID of the part too, 1 to 256 printable ASCII characters without blanks, < and >");
        }
    }

    /** The name that its author gave it, or null if there is none. */
    @Nullable
    String writtenName() {
        return head.part().name();
    }

    /** Returns what is sent for this part: nothing where a value is absent, several sections where it is a list. */
    List<Section> sections(Values values, boolean masked, MultipartBody.Size size) {
        String name = head.name() == null ? null : head.name().render(values);
        String filename = head.filename() == null ? null : head.filename().render(values);
        return sections(new Section.Head(name, filename, head.part().contentType()), values, masked, size);
    }

    abstract List<Section> sections(Section.Head stated, Values values, boolean masked, MultipartBody.Size size);

    /** The templates that values can stand in. */
    Stream<Template> templates() {
        return Stream.concat(Stream.of(content), Stream.ofNullable(head.filename()));
    }

    /** A part that is a text. */
    private static final class OfText extends CompiledPart {
        private final PartText text;

        private <T extends Template & PartText> OfText(Head head, T text) {
            super(head, text);
            this.text = text;
        }

        @Nullable
        static OfText compile(Head head, Compilation in) {
            Optional<MediaType> type =
                    in.at(PartForm.CONTENT_TYPE).textType(head.part().contentType(), "application/json");
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
        private static OfText parse(Head head, Optional<MediaType> type, Compilation in) {
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
        private static <T extends Template & PartText> OfText of(Head head, @Nullable T text, Compilation in) {
            if (text == null) {
                return null;
            }
            if (head.part().name() != null) {
                in.doubt(head.part().name(), text);
            }
            return new OfText(head, text);
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
    }

    /** A part that is a file, or as many parts as there are in a list of files. */
    private static final class OfFile extends CompiledPart {
        private final FileTemplate file;

        private OfFile(Head head, FileTemplate file) {
            super(head, file);
            this.file = file;
        }

        @Nullable
        static OfFile compile(Head head, Compilation in) {
            in.at(PartForm.CONTENT_TYPE).fileType(head.part().contentType());
            FileTemplate file = in.at(PartForm.FILE).parse(head.part().template(), FileTemplate::parse);
            return file == null ? null : new OfFile(head, file);
        }

        @Override
        List<Section> sections(Section.Head stated, Values values, boolean masked, MultipartBody.Size size) {
            List<Section> sections = new ArrayList<>();
            for (Map<?, ?> value : file.render(values)) {
                SentFile sent = SentFile.of(value);
                size.count(sent.size());
                sections.add(new Section(headOf(sent, stated), sent.bytes(masked), true));
            }
            return sections;
        }

        /** What the author does not state, the file says. */
        private static Section.Head headOf(SentFile file, Section.Head stated) {
            return new Section.Head(
                    stated.name(),
                    stated.filename() == null ? DispositionTemplate.quoted(file.name()) : stated.filename(),
                    stated.mediaType() == null ? file.mediaType() : stated.mediaType());
        }
    }
}
