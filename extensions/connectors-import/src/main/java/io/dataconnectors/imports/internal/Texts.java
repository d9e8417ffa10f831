package io.dataconnectors.imports.internal;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.internal.text.SecretNames;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes templates of texts: secrets, variables and placeholders become tags, all else means itself. */
public final class Texts {
    private static final Pattern OF_HEADERS = Pattern.compile("(?i)^x-");
    private static final String NOT_ESCAPED = "(?<!\\\\)(?:\\\\\\\\)*+";
    private static final Pattern SECRET = Pattern.compile(NOT_ESCAPED + "\\{\\{secret\\.");
    private static final Pattern VALUE = Pattern.compile(NOT_ESCAPED + "\\{\\{(?!secret\\.)");

    /** The end of a label, and no dot of {@code {{ _.host }}}. */
    private static final Pattern DOT = Pattern.compile("\\.(?![^{}]{0,64}\\}\\})");

    private final Variables variables;
    private final DraftDeclarations found;
    private final ImportReport report;
    private final boolean trial;
    private final Holes holes;

    public Texts(Variables variables, DraftDeclarations found, ImportReport report) {
        this(variables, found, report, false);
    }

    private Texts(Variables variables, DraftDeclarations found, ImportReport report, boolean trial) {
        this.variables = variables;
        this.found = found;
        this.report = report;
        this.trial = trial;
        holes = new Holes(variables, found, report);
    }

    /** Returns the template of a text that has a name, by which it may be a secret. */
    public String of(String text, RequestPosition position, String name) {
        boolean secret =
                position == RequestPosition.PARAMETER ? SecretNames.ofParameter(name) : SecretNames.ofName(name);
        if (secret && !SecretNames.isWord(text)) {
            return secret(text, name);
        }
        TemplateWriter out = TemplateWriter.ofText();
        write(text, name, position, out);
        return out.template();
    }

    private void write(String text, String name, RequestPosition position, TemplateWriter out) {
        if (PastedJson.isJson(text)) {
            json(text, name, out);
        } else {
            write(text, position, out);
        }
    }

    /** A quote in a value would change JSON around it, so that values stand in a variable, which encodes them. */
    private void json(String text, String name, TemplateWriter out) {
        if (holes.isTooMany()) {
            return;
        }
        String tried = trial ? "" : PastedJson.template(text, trial(), report.unheard());
        if (trial || SECRET.matcher(tried).find()) { // which no variable holds
            PastedJson.write(text, this, report, out);
        } else if (VALUE.matcher(tried).find()) {
            out.tag(found.json(DraftNames.of(name, "value") + "_json", PastedJson.template(text, this, report)));
        } else {
            write(text, RequestPosition.FIELD, out);
        }
    }

    /** Returns texts of which nothing is kept: they show what stands in JSON, however deep, before it is written. */
    private Texts trial() {
        ImportReport unheard = report.unheard();
        return new Texts(variables, new DraftDeclarations(unheard), unheard, true);
    }

    /** Writes a string of JSON with its quotes; in JSON within a text a value brings quotes of its own. */
    public void string(String text, String name, TemplateWriter out) {
        if (!trial && !out.isJson() && VALUE.matcher(trial().quoted(text, name)).find()) {
            out.tag(found.json(DraftNames.of(name, "value") + "_json", quoted(text, name)));
            return;
        }
        TemplateWriter string = out.string();
        out.text("\"");
        if (SecretNames.ofName(name) && !SecretNames.isWord(text)) {
            secret(text, name, string);
        } else {
            write(text, name, RequestPosition.FIELD, string);
        }
        string.end();
        out.text("\"");
    }

    /** Returns the template of a string of JSON, with its quotes. */
    String quoted(String text, String name) {
        TemplateWriter out = TemplateWriter.ofJson();
        string(text, name, out);
        return out.template();
    }

    /** Returns the template of a text. */
    public String of(String text, RequestPosition position) {
        return written(
                text, position, position == RequestPosition.SEGMENT ? TemplateWriter.ofUrl() : TemplateWriter.ofText());
    }

    private String written(String text, RequestPosition position, TemplateWriter out) {
        write(text, position, out);
        return out.template();
    }

    /** Returns the places for values in these texts. */
    Holes holes() {
        return holes;
    }

    /** Returns the template of a host, in which each label may be a placeholder. */
    public String host(String host) {
        WrittenPlaceholder first = host.isEmpty() ? null : holes.beginning(host);
        if (first != null && host.indexOf('.', first.end()) < 0) { // a variable such as BASE_URL
            return found.setting(DraftNames.of(first.name(), "host"), "api.example.com")
                    + TemplateWriter.escaped(host.substring(first.end()));
        }
        return Stream.of(DOT.split(host, -1))
                .map(label -> written(label, RequestPosition.HOST, TemplateWriter.ofUrl()))
                .collect(Collectors.joining("."));
    }

    /** Returns the template of a text that is a secret as a whole, or beside the variables in it. */
    public String secret(String text, String name) {
        TemplateWriter out = TemplateWriter.ofText();
        secret(text, name, out);
        return out.template();
    }

    private void secret(String text, String name, TemplateWriter out) {
        if (text.isBlank() || Holes.isOne(text)) {
            write(text, RequestPosition.CREDENTIAL, out);
        } else {
            out.tag(stated(out.sent(text), name));
        }
    }

    private String stated(String secret, String name) {
        return found.secret(() -> DraftNames.of(OF_HEADERS.matcher(name).replaceFirst(""), "token"), secret);
    }

    private void write(String text, RequestPosition position, TemplateWriter out) {
        WrittenPlaceholder whole =
                position == RequestPosition.SEGMENT ? WrittenPlaceholder.segment(text) : WrittenPlaceholder.whole(text);
        if (whole != null && !position.isBody()) {
            out.tag(holes.tag(whole.name(), position));
            return;
        }
        List<NamedValue> named = named(text, position, out);
        SecretPlaces secrets = position == RequestPosition.HOST ? SecretPlaces.none() : SecretPlaces.in(text, found);
        int at = 0;
        for (NamedValue value : named) {
            at = write(text, at, value.start(), position, secrets, out);
            if (at == value.start()) {
                secret(value.text(), value.name(), out);
                at = value.end();
            }
        }
        write(text, at, text.length(), position, secrets, out);
    }

    /** Makes secrets of the values that stand in a text under names of their own. */
    private List<NamedValue> named(String text, RequestPosition position, TemplateWriter out) {
        if (!position.hasNames() || holes.areTooMany()) {
            return List.of();
        }
        List<NamedValue> named = NamedValue.in(text, position == RequestPosition.MARKUP);
        for (NamedValue value : named) {
            if (!holes.isTooMany() && !Holes.isOne(value.text())) {
                stated(out.sent(value.text()), value.name());
            }
        }
        return named;
    }

    private int write(
            String text, int from, int to, RequestPosition position, SecretPlaces secrets, TemplateWriter out) {
        int at = from;
        while (at < to) {
            at = step(text, at, position, secrets, out);
        }
        return at;
    }

    private int step(String text, int at, RequestPosition position, SecretPlaces secrets, TemplateWriter out) {
        int c = text.codePointAt(at);
        if (Variables.isVariable(c)) {
            out.tag(holes.tag(variables.name(c), position));
            return at + Character.charCount(c);
        }
        WrittenPlaceholder placeholder = WrittenPlaceholder.in(text, at);
        if (placeholder != null && !position.mixed() && text.startsWith("{{", at)) {
            report.note(
                    Kind.CHECK,
                    "{{" + placeholder.name() + "}} beside other text stays as it is; if it is a variable of yours,"
                            + " declare an input, and take the backslash before its braces away");
        }
        if (placeholder != null && position.mixed()) {
            out.tag(holes.tag(placeholder.name(), position));
            return placeholder.end();
        }
        SoughtSecret secret = secrets.at(at);
        if (secret != null) {
            out.tag(secret.tag());
            return at + secret.length();
        }
        out.text(c);
        return at + Character.charCount(c);
    }
}
