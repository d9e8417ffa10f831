package io.dataconnectors.curl;

import io.dataconnectors.json.Json;
import io.dataconnectors.json.JsonException;
import java.util.regex.Pattern;

/** Makes a JSON template of pasted JSON: its strings are looked through, its layout stays. */
final class JsonBody {
    private static final Pattern HOLE =
            Pattern.compile("[\\x{F0000}-\\x{FFFFD}]|<[A-Za-z][^<>\"]{0,60}+>|\\{\\{[^{}\"]{0,70}+\\}\\}");
    private static final Pattern NAME_END = Pattern.compile("\\s*:");

    private final String text;
    private final Texts texts;
    private final Report report;
    private final StringBuilder template = new StringBuilder();
    private String name = "";
    private int at;
    private boolean endless;

    private JsonBody(String text, Texts texts, Report report) {
        this.text = text;
        this.texts = texts;
        this.report = report;
    }

    static String template(String text, Texts texts, Report report) {
        return new JsonBody(text, texts, report).read();
    }

    /** Whether a text is an object or a list of JSON with texts in it, whatever its variables and placeholders stand for. */
    static boolean isJson(String text) {
        String json = text.strip();
        boolean may = (json.startsWith("{") || json.startsWith("[")) && json.indexOf('"') > 0;
        try {
            return may && Json.read(HOLE.matcher(json).replaceAll("1")) != null;
        } catch (JsonException e) {
            return false;
        }
    }

    private String read() {
        while (at < text.length() && !report.isFull()) {
            int c = text.codePointAt(at);
            Placeholder placeholder = Placeholder.in(text, at);
            int end = c == '"' && !endless ? Quoted.end(text, at) : -1;
            endless |= c == '"' && end < 0; // it is refused as no JSON; to look for more ends would take long
            if (end > 0) {
                add(text.substring(at, end));
                at = end;
            } else if (Variables.isVariable(c)) {
                template.append(texts.bare(texts.variable(c)));
                at += Character.charCount(c);
            } else if (placeholder != null && (c == '<' || text.startsWith("{{", at))) {
                template.append(texts.bare(placeholder.name()));
                at = placeholder.end();
            } else {
                boolean braces = text.startsWith("{{", at); // no JSON has them here, and no template is to see a tag
                if (braces) {
                    template.append("\\{{");
                } else {
                    template.appendCodePoint(c);
                }
                at += braces ? 2 : Character.charCount(c);
            }
        }
        return template.toString();
    }

    private void add(String quoted) {
        String string = decoded(quoted);
        int end = at + quoted.length();
        if (NAME_END.matcher(text).region(end, text.length()).lookingAt()) {
            name = string;
            template.append(quoted.replace("{{", "\\{{"));
            if (Variables.anyIn(string)) {
                report.refuse("A variable stands in the name of a member of the body; put in what it stands for");
            }
        } else {
            template.append('"').append(texts.inJson(string, name)).append('"');
        }
    }

    private String decoded(String quoted) {
        try {
            return JsonString.meant(quoted);
        } catch (JsonException e) {
            report.refuse("The body is not JSON: at " + Place.of(text, at)
                    + " of it a string has a line break or an escape that JSON does not know");
            return "";
        }
    }
}
