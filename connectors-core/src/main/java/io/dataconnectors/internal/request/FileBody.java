package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.form.connector.BodyForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.template.FileTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A body that is a file, byte by byte. */
final class FileBody implements CompiledBody {
    private final FileTemplate template;

    @Nullable
    private final String mediaType;

    private FileBody(FileTemplate template, @Nullable String mediaType) {
        this.template = template;
        this.mediaType = mediaType;
    }

    @Nullable
    static FileBody compile(Body.File file, Compilation in) {
        MediaTypeRules.ofFile(file.contentType(), in.at(BodyForm.FILE_TYPE).problems());
        FileTemplate template = in.at(BodyForm.FILE).parse(file.template(), FileTemplate::parse);
        if (template == null) {
            return null;
        }
        in.at(BodyForm.FILE)
                .problems()
                .addUnless(
                        !template.isList(),
                        Code.LIST_OF_FILES,
                        "This is a list of files, and a body is one; take one of them with the filter first, or a body of"
                                + " type multipart");
        return new FileBody(template, file.contentType());
    }

    @Override
    public Content render(Values values, CallValues call) {
        List<Map<?, ?>> files = template.render(values);
        if (files.isEmpty()) {
            throw new Unsendable(Code.UNFIT_VALUE, "There is no file: the value that it is made of is absent");
        }
        SentFile file = SentFile.of(files.get(0));
        String type = mediaType == null ? file.mediaType() : mediaType;
        var part = new RequestPreview.Part(null, null, file.name(), type);
        return new Content(file.bytes(call.isMasked()), type, List.of(part));
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(template);
    }

    @Override
    public Map<String, String> canonical() {
        return Map.of("/file", template.canonical());
    }
}
