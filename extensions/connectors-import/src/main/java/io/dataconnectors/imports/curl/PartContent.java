package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.Quoted;
import javax.annotation.Nullable;

/** What {@code --form} says of one part behind its name: a text, quoted or up to a semicolon, and what is said of it. */
final class PartContent {
    private final String value;
    private final String text;
    private int at;

    /** The media type and its parameters; empty until one is said. */
    private final StringBuilder type = new StringBuilder();

    @Nullable
    private String filename;

    private boolean more;

    private PartContent(String value) {
        this.value = value;
        skipBlanks();
        text = word();
        while (at < value.length()) {
            at++;
            skipBlanks();
            readSaid();
        }
    }

    static PartContent read(String value) {
        return new PartContent(value);
    }

    String text() {
        return text;
    }

    @Nullable
    String type() {
        return type.isEmpty() ? null : type.toString();
    }

    @Nullable
    String filename() {
        return filename;
    }

    /** Whether more is said than a type and a file name. */
    boolean saysMore() {
        return more;
    }

    private void readSaid() {
        if (accept("type=")) {
            type.setLength(0);
            type.append(word().strip());
        } else if (accept("filename=")) {
            filename = word();
        } else if (!type.isEmpty() && value.startsWith("charset=", at)) {
            type.append("; ").append(word().strip());
        } else {
            more |= !word().isBlank();
        }
    }

    private boolean accept(String name) {
        boolean there = value.startsWith(name, at);
        at += there ? name.length() : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
            at++;
        }
    }

    /** Reads up to the next semicolon outside quotes. */
    private String word() {
        int quoteEnd = value.startsWith("\"", at) ? Quoted.end(value, at) : -1;
        int from = at;
        int end = value.indexOf(';', quoteEnd > 0 ? quoteEnd : at);
        at = end < 0 ? value.length() : end;
        return quoteEnd > 0 ? Quoted.text(value.substring(from, quoteEnd)) : value.substring(from, at);
    }
}
