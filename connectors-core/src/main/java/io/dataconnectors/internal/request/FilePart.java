package io.dataconnectors.internal.request;

import io.dataconnectors.internal.form.connector.PartForm;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.template.DispositionTemplate;
import io.dataconnectors.internal.template.FileTemplate;
import io.dataconnectors.internal.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** A part that is a file, or as many parts as there are in a list of files. */
final class FilePart extends CompiledPart {
    private final FileTemplate file;

    private FilePart(Head head, FileTemplate file) {
        super(head, file);
        this.file = file;
    }

    @Nullable
    static FilePart compile(Head head, Compilation in) {
        MediaTypeRules.ofFile(
                head.part().contentType(), in.at(PartForm.CONTENT_TYPE).problems());
        FileTemplate file = in.at(PartForm.FILE).parse(head.part().template(), FileTemplate::parse);
        return file == null ? null : new FilePart(head, file);
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

    @Override
    String member() {
        return "file";
    }
}
