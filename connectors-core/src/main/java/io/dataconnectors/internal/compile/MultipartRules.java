package io.dataconnectors.internal.compile;

import io.dataconnectors.Body;
import io.dataconnectors.internal.compile.CompiledDefinition.CompiledPart;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.DispositionTemplate;
import io.dataconnectors.internal.template.FieldTemplate;
import io.dataconnectors.internal.template.FileTemplate;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.text.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Parses the templates of a multipart body, each for the kind of part it makes, and checks the rules around them. */
final class MultipartRules {
    /** What stands between the angle brackets of a Content-ID, without the rarer ways to write one (RFC 2045, section 7). */
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,256}");

    private final Names names;
    private final Problems problems;

    MultipartRules(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Returns the parts; those that are broken are missing. */
    List<CompiledPart> compile(Body.Multipart body) {
        boolean form = checkMediaType(body);
        problems.at("parts").addUnless(!body.parts().isEmpty(), "A multipart body has at least one part");
        List<CompiledPart> compiled = new ArrayList<>();
        for (int i = 0; i < body.parts().size(); i++) {
            Problems there = problems.at("parts").at(i);
            CompiledPart part = part(body.parts().get(i), there);
            if (part != null) {
                checkName(part.name(), form, there.at("name"));
                compiled.add(part);
            }
        }
        return compiled;
    }

    /** Whether it is a form. */
    private boolean checkMediaType(Body.Multipart body) {
        Problems there = problems.at("contentType");
        Optional<MediaType> type = new MediaTypeRules(there).ofText(body.mediaType(), "multipart/related");
        there.addUnless(type.map(MediaType::isMultipart).orElse(true), "A multipart body is such as multipart/related");
        there.addUnless(
                type.map(found -> !found.bounded()).orElse(true),
                "The boundary is chosen for each call, so that it occurs in no part; leave it out");
        return type.map(MediaType::isMultipartForm).orElse(true);
    }

    private static void checkName(@Nullable DispositionTemplate name, boolean form, Problems there) {
        if (form) {
            there.addUnless(
                    name != null && !name.canonical().isEmpty(), "A part of a form has a name, that of its field");
        } else if (name != null) {
            there.addUnless(
                    CONTENT_ID.matcher(name.canonical()).matches(),
                    "Here a name is the Content-ID of the part too, 1 to 256 printable ASCII characters without blanks, < and >");
        }
    }

    @Nullable
    private CompiledPart part(Body.Part part, Problems there) {
        DispositionTemplate name = parsed(part.name(), there.at("name"), DispositionTemplate::parseName);
        DispositionTemplate filename = parsed(part.filename(), there.at("filename"), DispositionTemplate::parse);
        Template content = part.isFile() ? file(part, there) : text(part, there);
        boolean named = (name == null) == (part.name() == null) && (filename == null) == (part.filename() == null);
        return content != null && named ? new CompiledPart(name, content, filename) : null;
    }

    /** A way to parse the name of a part or a file. */
    private interface Parser {
        DispositionTemplate parse(String text, Names names);
    }

    @Nullable
    private DispositionTemplate parsed(@Nullable String text, Problems there, Parser parser) {
        return text == null ? null : Templates.parse(there, () -> parser.parse(text, names));
    }

    @Nullable
    private Template file(Body.Part part, Problems there) {
        new MediaTypeRules(there.at("contentType")).ofFile(part.contentType());
        return Templates.parse(there.at("file"), () -> FileTemplate.parse(part.template(), names));
    }

    @Nullable
    private Template text(Body.Part part, Problems there) {
        Optional<MediaType> type =
                new MediaTypeRules(there.at("contentType")).ofText(part.contentType(), "application/json");
        boolean encoded =
                type.filter(found -> found.isForm() || found.isMultipart()).isPresent();
        there.at("contentType")
                .addUnless(
                        !encoded,
                        "The text of a part is neither a form nor multipart; values would stand in it unencoded");
        Template content = Templates.parse(there.at("value"), () -> parse(part.template(), type));
        if (content != null && part.name() != null) {
            Templates.doubt(part.name(), content, there.at("value"));
        }
        return content;
    }

    private Template parse(String text, Optional<MediaType> type) {
        if (type.filter(MediaType::isJsonRow).isPresent()) {
            return TextTemplate.parseJsonRow(text, names);
        }
        if (type.filter(MediaType::isJson).isPresent()) {
            return JsonTemplate.parse(text, names);
        }
        return type.filter(MediaType::isMarkup).isPresent()
                ? TextTemplate.parseMarkup(text, names)
                : FieldTemplate.parse(text, names);
    }
}
