package io.dataconnectors.imports.curl;

import io.dataconnectors.internal.text.SecretNames;
import io.dataconnectors.internal.text.SnakeCase;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Makes templates of texts: secrets, variables and placeholders become tags, all else means itself. */
final class Texts {
    static final int MOST_HOLES = 1_000;
    private static final Pattern OF_HEADERS = Pattern.compile("(?i)^x-");
    private static final String NOT_ESCAPED = "(?<!\\\\)(?:\\\\\\\\)*+";
    private static final Pattern SECRET = Pattern.compile(NOT_ESCAPED + "\\{\\{secret\\.");
    private static final Pattern VALUE = Pattern.compile(NOT_ESCAPED + "\\{\\{(?!secret\\.)");

    /** The end of a label, and no dot of {@code {{ _.host }}}. */
    private static final Pattern DOT = Pattern.compile("\\.(?![^{}]{0,64}\\}\\})");

    private final Variables variables;
    private final DraftDeclarations found;
    private final Report report;
    private final boolean trial;
    private int holes;

    Texts(Variables variables, DraftDeclarations found, Report report) {
        this(variables, found, report, false);
    }

    private Texts(Variables variables, DraftDeclarations found, Report report, boolean trial) {
        this.variables = variables;
        this.found = found;
        this.report = report;
        this.trial = trial;
    }

    /** Returns the template of a text that has a name, by which it may be a secret. */
    String of(String text, Position position, String name) {
        boolean secret = position == Position.PARAMETER ? SecretNames.ofParameter(name) : SecretNames.ofName(name);
        if (secret && !SecretNames.isWord(text)) {
            return secret(text, name);
        }
        TemplateWriter out = TemplateWriter.ofText();
        write(text, name, position, out);
        return out.template();
    }

    private void write(String text, String name, Position position, TemplateWriter out) {
        if (JsonBody.isJson(text)) {
            json(text, name, out);
        } else {
            write(text, position, out);
        }
    }

    /** A quote in a value would change JSON around it, so that values stand in a variable, which encodes them. */
    private void json(String text, String name, TemplateWriter out) {
        if (isTooMany()) {
            return;
        }
        String tried = trial ? "" : JsonBody.template(text, trial(), new Report());
        if (trial || SECRET.matcher(tried).find()) { // which no variable holds
            JsonBody.write(text, this, report, out);
        } else if (VALUE.matcher(tried).find()) {
            out.tag(found.json(Names.of(name, "value") + "_json", JsonBody.template(text, this, report)));
        } else {
            write(text, Position.FIELD, out);
        }
    }

    /** Returns texts of which nothing is kept: they show what stands in JSON, however deep, before it is written. */
    private Texts trial() {
        Report unheard = new Report();
        return new Texts(variables, new DraftDeclarations(unheard), unheard, true);
    }

    /** Writes a string of JSON with its quotes; in JSON within a text a value brings quotes of its own. */
    void string(String text, String name, TemplateWriter out) {
        if (!trial && !out.isJson() && VALUE.matcher(trial().quoted(text, name)).find()) {
            out.tag(found.json(Names.of(name, "value") + "_json", quoted(text, name)));
            return;
        }
        TemplateWriter string = out.string();
        out.text("\"");
        if (SecretNames.ofName(name) && !SecretNames.isWord(text)) {
            secret(text, name, string);
        } else {
            write(text, name, Position.FIELD, string);
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
    String of(String text, Position position) {
        return written(text, position, position == Position.SEGMENT ? TemplateWriter.ofUrl() : TemplateWriter.ofText());
    }

    private String written(String text, Position position, TemplateWriter out) {
        write(text, position, out);
        return out.template();
    }

    /** Returns the template of a host, in which each label may be a placeholder. */
    String host(String host) {
        Placeholder first = host.isEmpty() ? null : beginning(host);
        if (first != null && host.indexOf('.', first.end()) < 0) { // a variable such as BASE_URL
            return found.setting(Names.of(first.name(), "host"), "api.example.com")
                    + TemplateWriter.escaped(host.substring(first.end()));
        }
        return Stream.of(DOT.split(host, -1))
                .map(label -> written(label, Position.HOST, TemplateWriter.ofUrl()))
                .collect(Collectors.joining("."));
    }

    /** Returns the variable with which a host begins; a placeholder in one pair of braces stands for a label of it. */
    @Nullable
    private Placeholder beginning(String host) {
        int c = host.codePointAt(0);
        if (Variables.isVariable(c)) {
            return new Placeholder(variables.name(c), Character.charCount(c));
        }
        return host.startsWith("{{") ? Placeholder.in(host, 0) : null;
    }

    /** Returns the template of a text that is a secret as a whole, or beside the variables in it. */
    String secret(String text, String name) {
        TemplateWriter out = TemplateWriter.ofText();
        secret(text, name, out);
        return out.template();
    }

    private void secret(String text, String name, TemplateWriter out) {
        if (text.isBlank() || isHole(text)) {
            write(text, Position.CREDENTIAL, out);
        } else {
            out.tag(stated(out.sent(text), name));
        }
    }

    private static boolean isHole(String text) {
        return Placeholder.whole(text) != null || Variables.anyIn(text);
    }

    private String stated(String secret, String name) {
        return found.secret(() -> Names.of(OF_HEADERS.matcher(name).replaceFirst(""), "token"), secret);
    }

    /** Returns the tag of a variable or a placeholder of this name. */
    String hole(String name, Position position) {
        if (isTooMany()) {
            return "";
        }
        String proper = Names.of(name, "value");
        if (position == Position.HOST || position == Position.USER || found.hasSetting(proper)) {
            return found.setting(proper, label(name));
        }
        return position == Position.CREDENTIAL || SecretNames.ofName(name) || found.hasSecret(proper)
                ? found.secret(proper)
                : found.input(proper, false);
    }

    private boolean isTooMany() {
        holes++;
        if (holes == MOST_HOLES + 1) {
            report.refuse("The command has variables, placeholders, secrets in texts and JSON in texts in more than "
                    + MOST_HOLES + " places");
        }
        return holes > MOST_HOLES;
    }

    private static String label(String name) {
        String label = SnakeCase.of(name).replace('_', '-');
        return label.isEmpty() ? "example" : label.substring(0, Math.min(60, label.length()));
    }

    /** Returns the tag of a variable or a placeholder that stands for a whole JSON value. */
    String bare(String name) {
        if (isTooMany()) {
            return "";
        }
        String proper = Names.of(name, "value");
        return SecretNames.ofName(name) ? found.secret(proper) : found.input(proper, true);
    }

    /** Returns the name of the variable that a character stands for. */
    String variable(int standIn) {
        return variables.name(standIn);
    }

    private void write(String text, Position position, TemplateWriter out) {
        Placeholder whole = position == Position.SEGMENT ? Placeholder.segment(text) : Placeholder.whole(text);
        if (whole != null && !position.isBody()) {
            out.tag(hole(whole.name(), position));
            return;
        }
        List<NamedValue> named = named(text, position, out);
        SecretPlaces secrets = position == Position.HOST ? SecretPlaces.none() : SecretPlaces.in(text, found);
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
    private List<NamedValue> named(String text, Position position, TemplateWriter out) {
        if (!position.hasNames() || holes > MOST_HOLES) {
            return List.of();
        }
        List<NamedValue> named = NamedValue.in(text, position == Position.MARKUP);
        for (NamedValue value : named) {
            if (!isTooMany() && !isHole(value.text())) {
                stated(out.sent(value.text()), value.name());
            }
        }
        return named;
    }

    private int write(String text, int from, int to, Position position, SecretPlaces secrets, TemplateWriter out) {
        int at = from;
        while (at < to) {
            at = step(text, at, position, secrets, out);
        }
        return at;
    }

    private int step(String text, int at, Position position, SecretPlaces secrets, TemplateWriter out) {
        int c = text.codePointAt(at);
        if (Variables.isVariable(c)) {
            out.tag(hole(variables.name(c), position));
            return at + Character.charCount(c);
        }
        Placeholder placeholder = Placeholder.in(text, at);
        if (placeholder != null && !position.mixed() && text.startsWith("{{", at)) {
            report.note("{{" + placeholder.name() + "}} beside other text stays as it is; if it is a variable of yours,"
                    + " declare an input, and take the backslash before its braces away");
        }
        if (placeholder != null && position.mixed()) {
            out.tag(hole(placeholder.name(), position));
            return placeholder.end();
        }
        Sought secret = secrets.at(at);
        if (secret != null) {
            out.tag(secret.tag());
            return at + secret.length();
        }
        out.text(c);
        return at + Character.charCount(c);
    }
}
