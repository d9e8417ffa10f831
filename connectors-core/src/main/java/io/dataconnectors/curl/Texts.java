package io.dataconnectors.curl;

import io.dataconnectors.text.SecretNames;
import io.dataconnectors.text.SnakeCase;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Makes templates of texts: secrets, variables and placeholders become tags, all else means itself. */
final class Texts {
    private static final int MOST_HOLES = 1_000;
    private static final Pattern TAG = Pattern.compile("(?<!\\\\)\\{\\{(?!secret\\.)");

    /** The end of a label, and no dot of {@code {{ _.host }}}. */
    private static final Pattern DOT = Pattern.compile("\\.(?![^{}]{0,64}\\}\\})");

    private final Variables variables;
    private final Found found;
    private final Report report;
    private int holes;

    Texts(Variables variables, Found found, Report report) {
        this.variables = variables;
        this.found = found;
        this.report = report;
    }

    /** Returns the template of a text that has a name, by which it may be a secret. */
    String of(String text, Position position, String name) {
        boolean secret = position == Position.PARAMETER ? SecretNames.ofParameter(name) : SecretNames.ofName(name);
        if (secret && !SecretNames.isWord(text)) {
            return secret(text, name);
        }
        return JsonBody.isJson(text) ? json(text, name) : of(text, position);
    }

    /** A quote in a value would change JSON around it, so that values stand in a variable, which encodes them. */
    private String json(String text, String name) {
        String template = JsonBody.template(text, this, report);
        return TAG.matcher(template).find()
                ? found.json(Names.of(name, "value") + "_json", template)
                : write(text, Position.FIELD, TemplateWriter.ofText());
    }

    /** Returns the template of a text. */
    String of(String text, Position position) {
        return write(text, position, position == Position.SEGMENT ? TemplateWriter.ofUrl() : TemplateWriter.ofText());
    }

    /** Returns the template of a host, in which each label may be a placeholder. */
    String host(String host) {
        Placeholder first = host.isEmpty() ? null : beginning(host);
        if (first != null && host.indexOf('.', first.end()) < 0) { // a variable such as BASE_URL
            return found.setting(Names.of(first.name(), "host"), "api.example.com")
                    + TemplateWriter.escaped(host.substring(first.end()));
        }
        return Stream.of(DOT.split(host, -1))
                .map(label -> write(label, Position.HOST, TemplateWriter.ofUrl()))
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

    /** Returns the template of a text within a JSON string. */
    String inJson(String text, String name) {
        TemplateWriter out = TemplateWriter.ofJsonString();
        return SecretNames.ofName(name) && !SecretNames.isWord(text)
                ? secret(text, name, out)
                : write(text, Position.FIELD, out);
    }

    /** Returns the template of a text that is a secret as a whole, or beside the variables in it. */
    String secret(String text, String name) {
        return secret(text, name, TemplateWriter.ofText());
    }

    private String secret(String text, String name, TemplateWriter out) {
        Placeholder whole = Placeholder.whole(text);
        if (whole != null || text.isBlank() || Variables.anyIn(text)) {
            return write(text, Position.CREDENTIAL, out);
        }
        return found.secret(Names.of(name.replaceFirst("(?i)^x-", ""), "token"), text);
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
            report.refuse("The command has variables and placeholders in more than " + MOST_HOLES + " places");
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

    private String write(String text, Position position, TemplateWriter out) {
        Placeholder whole = position == Position.SEGMENT ? Placeholder.segment(text) : Placeholder.whole(text);
        if (whole != null && position != Position.TEXT) {
            return hole(whole.name(), position);
        }
        SecretPlaces secrets = position == Position.HOST ? SecretPlaces.none() : SecretPlaces.in(text, found);
        int at = 0;
        while (at < text.length()) {
            at = step(text, at, position, secrets, out);
        }
        return out.template();
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
