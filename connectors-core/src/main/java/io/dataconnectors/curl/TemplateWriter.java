package io.dataconnectors.curl;

/** Writes a template: text that means itself, whatever braces it has, and tags. */
final class TemplateWriter {
    private final StringBuilder template = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final Kind kind;

    private enum Kind {
        TEXT,
        URL,
        JSON
    }

    private TemplateWriter(Kind kind) {
        this.kind = kind;
    }

    static TemplateWriter ofText() {
        return new TemplateWriter(Kind.TEXT);
    }

    /** Returns a writer for a part of a URL; what no URL has as it is becomes percent-encoded. */
    static TemplateWriter ofUrl() {
        return new TemplateWriter(Kind.URL);
    }

    /** Returns a writer for the inside of a JSON string. */
    static TemplateWriter ofJsonString() {
        return new TemplateWriter(Kind.JSON);
    }

    /** Returns a text that means itself. */
    static String escaped(String text) {
        TemplateWriter writer = ofText();
        text.codePoints().forEach(writer::text);
        return writer.template();
    }

    void text(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    void tag(String tag) {
        flush(true);
        template.append(tag);
    }

    String template() {
        flush(false);
        return template.toString();
    }

    private void flush(boolean beforeTag) {
        String plain = text.toString();
        text.setLength(0);
        if (kind == Kind.JSON) {
            template.append(JsonString.inside(plain).replace("{{", "\\{{"));
        } else {
            escape(kind == Kind.URL ? Percent.literal(plain) : plain, beforeTag);
        }
    }

    /** In text a backslash is one of its own, but before a pair of braces. */
    private void escape(String plain, boolean beforeTag) {
        int backslashes = 0;
        int at = 0;
        while (at < plain.length()) {
            boolean braces = plain.startsWith("{{", at);
            if (braces) {
                template.append("\\".repeat(backslashes)).append("\\{{");
            } else {
                template.append(plain.charAt(at));
            }
            backslashes = plain.charAt(at) == '\\' ? backslashes + 1 : 0;
            at += braces ? 2 : 1;
        }
        template.append("\\".repeat(beforeTag ? backslashes : 0));
    }
}
