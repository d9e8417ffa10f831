package io.dataconnectors.imports.internal;

import javax.annotation.Nullable;

/** Writes a template: text that means itself, whatever braces it has, and tags. */
public final class TemplateWriter {
    private final StringBuilder template = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final Kind kind;

    /** What the string stands in that this writes the inside of; null where it is no string of JSON. */
    @Nullable
    private final TemplateWriter around;

    private enum Kind {
        TEXT,
        URL,
        JSON,
        STRING
    }

    private TemplateWriter(Kind kind, @Nullable TemplateWriter around) {
        this.kind = kind;
        this.around = around;
    }

    static TemplateWriter ofText() {
        return new TemplateWriter(Kind.TEXT, null);
    }

    /** Returns a writer for a part of a URL; what no URL has as it is becomes percent-encoded. */
    static TemplateWriter ofUrl() {
        return new TemplateWriter(Kind.URL, null);
    }

    /** Returns a writer for JSON, which is read as such: a value in a string of it is encoded when it is sent. */
    public static TemplateWriter ofJson() {
        return new TemplateWriter(Kind.JSON, null);
    }

    /** Returns a writer for the inside of a string of what this writes, which is JSON or a text that holds some. */
    TemplateWriter string() {
        return new TemplateWriter(Kind.STRING, this);
    }

    /** Whether it is read as JSON, so that no value changes what is around it. */
    boolean isJson() {
        return kind == Kind.JSON;
    }

    /** Returns what a secret must be that stands here: in JSON within a text nothing encodes it. */
    String sent(String secret) {
        return around == null || around.isJson() ? secret : around.sent(JsonString.inside(secret));
    }

    /** Returns a text that means itself. */
    public static String escaped(String text) {
        TemplateWriter writer = ofText();
        text.codePoints().forEach(writer::text);
        return writer.template();
    }

    void text(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    public void text(String literal) {
        text.append(literal);
    }

    void tag(String tag) {
        flush(true);
        if (around == null) {
            template.append(tag);
        } else {
            around.tag(tag);
        }
    }

    /** Hands all of a string to what it stands in. */
    void end() {
        flush(false);
    }

    public String template() {
        flush(false);
        return template.toString();
    }

    private void flush(boolean beforeTag) {
        if (text.isEmpty()) {
            return;
        }
        String plain = text.toString();
        text.setLength(0);
        if (around != null) {
            around.text(JsonString.inside(plain));
        } else if (kind == Kind.JSON) {
            template.append(plain.replace("{{", "\\{{"));
        } else {
            escape(kind == Kind.URL ? PercentText.literal(plain) : plain, beforeTag);
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
