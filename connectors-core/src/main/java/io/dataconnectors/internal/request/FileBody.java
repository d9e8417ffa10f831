package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.form.connector.BodyForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.FieldTemplate.FileTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        in.at(BodyForm.FILE_TYPE).fileType(file.contentType());
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
            throw new CallValues.Unsendable(
                    Code.UNFIT_VALUE, "There is no file: the value that it is made of is absent");
        }
        SentFile file = SentFile.of(files.get(0));
        String type = mediaType == null ? file.mediaType() : mediaType;
        var part = new RequestPreview.Part(null, null, file.name(), type);
        return new Content(file.bytes(call.isMasked()), CompiledBody.type(type), List.of(part));
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(template);
    }

    /** A file of a call, which was checked with the inputs. */
    static final class SentFile {
        private final String name;
        private final String mediaType;
        private final byte[] bytes;

        private SentFile(String name, String mediaType, byte[] bytes) {
            this.name = name;
            this.mediaType = mediaType;
            this.bytes = bytes;
        }

        /** Returns the file that a plain value is. */
        static SentFile of(Map<?, ?> value) {
            String base64 = text(value, "base64");
            if (base64.length() / 4 * 3L > CompiledBody.MAX_BYTES + 3) { // before as much memory is taken
                throw CallValues.Unsendable.tooBig();
            }
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > CompiledBody.MAX_BYTES) {
                throw CallValues.Unsendable.tooBig();
            }
            return new SentFile(text(value, "name"), text(value, "mediaType"), bytes);
        }

        private static String text(Map<?, ?> value, String member) {
            return value.get(member) instanceof String text ? text : "";
        }

        String name() {
            return name;
        }

        String mediaType() {
            return mediaType;
        }

        int size() {
            return bytes.length;
        }

        /** The content, or what is shown in its place to people. */
        byte[] bytes(boolean shown) {
            return shown ? note().getBytes(StandardCharsets.UTF_8) : bytes;
        }

        private String note() {
            return "[" + name + ": " + bytes.length + (bytes.length == 1 ? " byte of " : " bytes of ") + mediaType
                    + "]";
        }
    }
}
