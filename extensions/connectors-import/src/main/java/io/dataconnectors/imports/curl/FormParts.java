package io.dataconnectors.imports.curl;

import io.dataconnectors.Body;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.DraftDeclarations;
import io.dataconnectors.imports.internal.DraftNames;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.PastedJson;
import io.dataconnectors.imports.internal.RequestPosition;
import io.dataconnectors.imports.internal.TemplateWriter;
import io.dataconnectors.imports.internal.Texts;
import io.dataconnectors.imports.internal.Variables;
import io.dataconnectors.imports.internal.WrittenPlaceholder;
import io.dataconnectors.internal.text.MediaType;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Makes the parts of a multipart body, of {@code --form} or of a text that has them; files become inputs. */
final class FormParts {
    private static final int MOST = 100;
    private static final String LITERAL = "form-string";

    private final Texts texts;
    private final DraftDeclarations found;
    private final ImportReport report;
    private final List<Body.Part> parts = new ArrayList<>();

    FormParts(Texts texts, DraftDeclarations found, ImportReport report) {
        this.texts = texts;
        this.found = found;
        this.report = report;
    }

    Body body(Options options, @Nullable String contentType) {
        List<Options.Given> given =
                options.all().stream().filter(FormParts::isPart).toList();
        if (given.size() > MOST) {
            report.refuse("The command has more than " + MOST + " parts (-F), and a body has no more");
            return Body.none();
        }
        given.forEach(this::add);
        if (contentType != null && !MediaType.ofField(contentType).isMultipart()) {
            report.refuse("-F makes parts, and the header Content-Type says that the body is something else");
        }
        if (contentType != null && !isForm(contentType)) {
            report.note(
                    Kind.CHANGED,
                    "The parts are no form; curl sends their names, and the connector sends them as Content-ID as well");
        }
        return body(contentType);
    }

    /** Returns the body of a text that has the parts, as browsers copy it. */
    Body body(String text, String contentType) {
        List<RawParts.Part> raw = RawParts.of(text, contentType, report);
        if (raw.isEmpty()) {
            report.refuse("The data has no parts between lines of the boundary that the header Content-Type says; give"
                    + " them with -F");
        }
        if (raw.size() > MOST) {
            report.refuse("The data has more than " + MOST + " parts, and a body has no more");
            return Body.none();
        }
        raw.forEach(this::add);
        return body(contentType);
    }

    private Body body(@Nullable String contentType) {
        return contentType == null || isForm(contentType)
                ? Body.multipart(parts.toArray(Body.Part[]::new))
                : Body.multipart(parts, contentType.replaceFirst("(?i);\\s*boundary=[^;]*", ""));
    }

    private static boolean isForm(String contentType) {
        return MediaType.ofField(contentType).isMultipartForm();
    }

    /** A browser says of a file what the file itself says: its name and its media type. */
    private void add(RawParts.Part part) {
        String name = part.name();
        checkName(name);
        parts.add(
                part.isFile()
                        ? Body.Part.file(escaped(name), found.file(inputName(name)))
                        : text(name, part.text(), part.type()));
    }

    private void checkName(@Nullable String name) {
        if (name != null && Variables.anyIn(name)) {
            report.refuse("A variable stands in the name of a part; put in what it stands for");
        }
    }

    @Nullable
    private static String escaped(@Nullable String name) {
        return name == null ? null : TemplateWriter.escaped(name);
    }

    private static String inputName(@Nullable String name) {
        return DraftNames.of(name == null ? "" : name.replace("[]", ""), "file");
    }

    private static boolean isPart(Options.Given option) {
        return option.name().equals("form") || option.name().equals(LITERAL);
    }

    private void add(Options.Given option) {
        int sign = option.value().indexOf('=');
        if (sign < 1) {
            report.refuse("--" + option.name() + " wants name=value");
            return;
        }
        String name = option.value().substring(0, sign);
        checkName(name);
        String value = option.value().substring(sign + 1);
        if (option.name().equals(LITERAL)) {
            parts.add(text(name, value, null));
        } else {
            addForm(name, value);
        }
    }

    private void addForm(String name, String value) {
        if (value.startsWith("<") && WrittenPlaceholder.whole(value) == null) {
            report.refuse("--form …=< reads a file of this machine as text; put its text into the command");
        } else if (value.startsWith("(")) {
            report.refuse("--form …=( makes parts within parts, which a connector does not send");
        } else if (value.startsWith("@")) {
            addFile(name, value.substring(1));
        } else {
            PartContent content = PartContent.read(value);
            parts.add(said(text(name, content.text(), content.type()), content));
        }
    }

    private void addFile(String name, String value) {
        PartContent content = PartContent.read(value);
        String input = found.file(inputName(name));
        Body.Part part = Body.Part.file(TemplateWriter.escaped(name), input);
        String type = content.type();
        parts.add(said(type == null ? part : part.contentType(type), content));
    }

    private Body.Part text(@Nullable String name, String value, @Nullable String type) {
        boolean json = type != null && MediaType.ofField(type).isJson();
        boolean markup = type != null && MediaType.ofField(type).isMarkup();
        String template = json
                ? PastedJson.template(value, texts, report)
                : texts.of(value, markup ? RequestPosition.MARKUP : RequestPosition.FIELD, name == null ? "" : name);
        Body.Part part = Body.Part.value(escaped(name), template);
        return type == null ? part : part.contentType(type);
    }

    private Body.Part said(Body.Part part, PartContent content) {
        if (content.saysMore()) {
            report.note(Kind.LEFT_OUT, "More than type and filename is said of a part (-F), and left out");
        }
        String filename = content.filename();
        return filename == null ? part : part.filename(texts.of(filename, RequestPosition.FIELD));
    }
}
