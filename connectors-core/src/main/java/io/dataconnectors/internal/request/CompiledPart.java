package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.form.connector.PartForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.DispositionTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A part of a multipart body, its templates parsed: a {@link TextPart} or a {@link FilePart}. Immutable. */
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
        CompiledPart compiled = part.isFile() ? FilePart.compile(head, in) : TextPart.compile(head, in);
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

    /** The member of the document that holds the content. */
    abstract String member();

    /** The templates that values can stand in. */
    Stream<Template> templates() {
        return Stream.concat(Stream.of(content), Stream.ofNullable(head.filename()));
    }

    /** The canonical texts of the templates, by member. */
    Map<String, String> canonical() {
        Map<String, String> canonical = new HashMap<>(Map.of(member(), content.canonical()));
        if (head.name() != null) {
            canonical.put("name", head.name().canonical());
        }
        if (head.filename() != null) {
            canonical.put("filename", head.filename().canonical());
        }
        return canonical;
    }
}
