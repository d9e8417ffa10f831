package io.dataconnectors.internal.template;

/** {@code name=value} pairs being written, with what goes between them. */
final class Pairs {
    private final Output out;
    private String separator;
    private String before = "";
    private int start;

    /** Pairs that begin with this text. */
    Pairs(Output out, String first) {
        this.out = out;
        this.separator = first;
    }

    Output out() {
        return out;
    }

    /** Begins a pair; its name is encoded already. */
    Output begin(String name) {
        return beginFlag(name).append('=');
    }

    /** Begins what is a name and nothing else. */
    Output beginFlag(String name) {
        start = out.length();
        before = separator;
        out.append(separator).append(name);
        separator = "&";
        return out;
    }

    /** Takes back the pair begun last. */
    void drop() {
        out.cut(start);
        separator = before;
    }
}
