package io.dataconnectors.internal.template;

/** Text being written, within a size; and the work it takes. */
final class TextOutput {
    private final StringBuilder text = new StringBuilder(128);
    private final String what;
    private final int maxChars;
    private int work;

    /**
     * An empty text.
     *
     * @param what names the text where it gets too big
     */
    TextOutput(String what, int maxChars) {
        this.what = what;
        this.maxChars = maxChars;
    }

    /** An empty text that may get as big as any other. */
    static TextOutput ofText() {
        return new TextOutput("The text", TemplateLimits.SIZE);
    }

    /** An empty text for what an author wrote, whose size was checked before. */
    static TextOutput ofLiteral() {
        return new TextOutput("The text", Integer.MAX_VALUE);
    }

    TextOutput append(String part) {
        if (text.length() + part.length() > maxChars) {
            throw tooBig();
        }
        text.append(part);
        return this;
    }

    TextOutput append(String part, int from, int to) {
        // the JDK copies a whole string at once, and a part of one char by char
        return append(from == 0 && to == part.length() ? part : part.substring(from, to));
    }

    TextOutput append(char c) {
        if (text.length() == maxChars) {
            throw tooBig();
        }
        text.append(c);
        return this;
    }

    int length() {
        return text.length();
    }

    /** Takes back what was written since the text had this length. */
    void cut(int length) {
        charge(text.length() - length);
        text.setLength(length);
    }

    /** Counts work; the sum has a limit, so that small templates cannot ask for endless work. */
    void charge(int units) {
        work += units;
        if (work > TemplateLimits.WORK || work < 0) {
            throw new RenderException("Rendering takes too much work: sections over long lists stand in each other, or"
                    + " filters work on long texts again and again");
        }
    }

    int work() {
        return work;
    }

    CharSequence written() {
        return text;
    }

    /** The text, unless it has more bytes in UTF-8 than it may have characters. */
    String finish() {
        if (text.length() > maxChars / 3 && Unicode.utf8Length(text) > maxChars) {
            throw tooBig();
        }
        return text.toString();
    }

    private RenderException tooBig() {
        return new RenderException(what + " would have more than " + maxChars + " bytes");
    }
}
