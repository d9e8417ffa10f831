package io.dataconnectors.imports.curl;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Body;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.DraftDeclarations;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.JsonString;
import io.dataconnectors.imports.internal.PastedJson;
import io.dataconnectors.imports.internal.RequestPosition;
import io.dataconnectors.imports.internal.TemplateWriter;
import io.dataconnectors.imports.internal.Texts;
import io.dataconnectors.imports.internal.Variables;
import io.dataconnectors.internal.text.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Makes the body of what a command hands over. */
final class DataBody {
    private static final int MOST_FIELDS = 2_000;

    private final Texts texts;
    private final DraftDeclarations found;
    private final ImportReport report;

    DataBody(Texts texts, DraftDeclarations found, ImportReport report) {
        this.texts = texts;
        this.found = found;
        this.report = report;
    }

    /** Returns the body of data, whose media type a header may state. */
    Body of(Data data, @Nullable String contentType) {
        if (data.isFile()) {
            return file(contentType);
        }
        String text = data.text();
        if (data.isJson()
                || (contentType != null && MediaType.ofField(contentType).isJson())) {
            return json(data, contentType);
        }
        if (contentType != null && MediaType.ofField(contentType).isMultipart()) {
            return new FormParts(texts, found, report).body(text, contentType);
        }
        if (contentType != null && !MediaType.ofField(contentType).isForm()) {
            return PastedJson.isJson(text) ? json(data, contentType) : Body.text(text(text, contentType), contentType);
        }
        return data.isEncoded() ? form(data.pairs()) : undeclared(data);
    }

    /** A file is sent as it is; curl would call it a form where the command says nothing of its kind. */
    private Body file(@Nullable String contentType) {
        String tag = found.file("file");
        if (contentType == null) {
            report.note(Kind.CHANGED, "The file is sent with its own media type");
            return Body.file(tag);
        }
        if (MediaType.ofField(contentType).isJson()) {
            report.note(Kind.CHECK, "The file is JSON; with its text in the command instead, its values can be inputs");
        }
        return Body.file(tag, contentType);
    }

    private String text(String text, String contentType) {
        if (MediaType.ofField(contentType).isJsonRow()) {
            return text.lines()
                    .map(line -> texts.of(line, RequestPosition.TEXT, "line"))
                    .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
        }
        return texts.of(
                text, MediaType.ofField(contentType).isMarkup() ? RequestPosition.MARKUP : RequestPosition.TEXT);
    }

    private Body json(Data data, @Nullable String contentType) {
        if (data.isEncoded()) {
            report.refuse("--data-urlencode makes a form, and the body is JSON; use --data");
        }
        String template = PastedJson.template(data.text(), texts, report);
        return contentType == null || contentType.equalsIgnoreCase("application/json")
                ? Body.json(template)
                : Body.json(template, contentType);
    }

    /** Curl calls it a form, whatever it is; those who paste it often do not know. */
    private Body undeclared(Data data) {
        String text = data.text().strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            report.note(
                    Kind.CHANGED,
                    "The data is JSON, and the command calls it a form; the connector sends application/json");
            return json(data, null);
        }
        if (text.startsWith("<") && text.endsWith(">") && (text.contains("</") || text.contains("/>"))) {
            report.note(
                    Kind.CHANGED,
                    "The data is XML, and the command calls it a form; the connector sends application/xml");
            return Body.text(texts.of(data.text(), RequestPosition.MARKUP), "application/xml");
        }
        return form(data.pairs());
    }

    private Body form(List<Pair> pairs) {
        if (pairs.stream().anyMatch(pair -> pair.value() == null)) {
            report.note(Kind.CHANGED, "A field of the form has no value; it is sent with an empty one");
        }
        if (pairs.stream().anyMatch(pair -> Variables.anyIn(pair.name()))) {
            report.refuse("A variable stands in the name of a field; put in what it stands for");
        }
        List<Pair> named =
                pairs.stream().map(pair -> new Pair(pair.name(), pair.text())).toList();
        NestedFields fields = NestedFields.of(named, report);
        if (fields.members().size() > MOST_FIELDS) {
            report.refuse("The form has more than " + MOST_FIELDS + " fields");
            return Body.none();
        }
        TemplateWriter out = TemplateWriter.ofJson();
        object(fields.members(), out);
        return Body.form(out.template(), ArrayStyle.INDICES, fields.styles());
    }

    private void object(Map<?, ?> members, TemplateWriter out) {
        String separator = "{";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            out.text(separator + '"' + JsonString.inside(name) + "\": ");
            value(member.getValue(), name, out);
            separator = ", ";
        }
        out.text(members.isEmpty() ? "{}" : "}");
    }

    private void value(Object value, String name, TemplateWriter out) {
        if (value instanceof Map<?, ?> members) {
            object(members, out);
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object text : list) {
                out.text(separator);
                value(text, name, out);
                separator = ", ";
            }
            out.text("]");
        } else {
            texts.string((String) value, name, out);
        }
    }
}
