package io.dataconnectors.imports.internal;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.util.regex.Pattern;

/** Makes a JSON template of pasted JSON: its strings are looked through, its layout stays. */
public final class PastedJson {
    private static final Pattern HOLE =
            Pattern.compile("[\\x{F0000}-\\x{FFFFD}]|<[A-Za-z][^<>\"]{0,60}+>|\\{\\{[^{}\"]{0,70}+\\}\\}");
    private static final Pattern NAME_END = Pattern.compile("\\s*:");

    private final String text;
    private final Texts texts;
    private final ImportReport report;
    private final TemplateWriter out;
    private String name = "";
    private int at;
    private boolean endless;

    private PastedJson(String text, Texts texts, ImportReport report, TemplateWriter out) {
        this.out = out;
        this.text = text;
        this.texts = texts;
        this.report = report;
    }

    public static String template(String text, Texts texts, ImportReport report) {
        TemplateWriter out = TemplateWriter.ofJson();
        write(text, texts, report, out);
        return out.template();
    }

    /** Writes it into what it stands in, which may be another text. */
    static void write(String text, Texts texts, ImportReport report, TemplateWriter out) {
        new PastedJson(text, texts, report, out).read();
    }

    /** Whether a text is an object or a list of JSON with texts in it, or a string of JSON that means one, whatever its variables and placeholders stand for. */
    public static boolean isJson(String text) {
        String json = text.strip();
        boolean may = !json.isEmpty() && "{[\"".indexOf(json.charAt(0)) >= 0 && json.indexOf('"', 1) > 0;
        try {
            Object value = may ? Json.read(HOLE.matcher(json).replaceAll("1")) : null;
            return value instanceof String inner ? isJson(inner) : value != null;
        } catch (JsonException e) {
            return false;
        }
    }

    private void read() {
        while (at < text.length() && !report.isFull()) {
            int c = text.codePointAt(at);
            WrittenPlaceholder placeholder = WrittenPlaceholder.in(text, at);
            int end = c == '"' && !endless ? Quoted.end(text, at) : -1;
            endless |= c == '"' && end < 0; // it is refused as no JSON; to look for more ends would take long
            if (end > 0) {
                add(text.substring(at, end));
                at = end;
            } else if (Variables.isVariable(c)) {
                out.tag(texts.holes().bare(c));
                at += Character.charCount(c);
            } else if (placeholder != null && (c == '<' || text.startsWith("{{", at))) {
                out.tag(texts.holes().bare(placeholder.name()));
                at = placeholder.end();
            } else {
                out.text(c);
                at += Character.charCount(c);
            }
        }
    }

    private void add(String quoted) {
        String string = decoded(quoted);
        int end = at + quoted.length();
        if (NAME_END.matcher(text).region(end, text.length()).lookingAt()) {
            name = string;
            out.text(quoted);
            if (Variables.anyIn(string)) {
                report.refuse("A variable stands in the name of a member of the body; put in what it stands for");
            }
        } else {
            texts.string(string, name, out);
        }
    }

    private String decoded(String quoted) {
        try {
            return JsonString.meant(quoted);
        } catch (JsonException e) {
            report.refuse("The body is not JSON: at " + LineColumn.of(text, at)
                    + " of it a string has a line break or an escape that JSON does not know");
            return "";
        }
    }
}
