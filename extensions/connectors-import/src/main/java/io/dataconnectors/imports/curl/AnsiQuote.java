package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.Variables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The text of {@code $'…'}, with the escapes of ANSI C (bash manual, section 3.1.2.4). */
final class AnsiQuote {
    private static final String ESCAPED = "abeEfnrtv\\'\"?";
    private static final String MEANT = "\u0007\b\u001B\u001B\f\n\r\t\u000B\\'\"?";

    private final String text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    /** Nothing is added any more: a NUL ends the text of a word. */
    private boolean ended;

    private AnsiQuote(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Adds the text from an index on to a word, and returns where to go on; -1 if the quote is never closed. */
    static int read(String text, int from, StringBuilder word) {
        AnsiQuote quote = new AnsiQuote(text, from);
        while (quote.at < text.length() && text.charAt(quote.at) != '\'') {
            quote.step();
        }
        // \x stands for bytes, which are characters only together
        word.append(quote.bytes.toString(StandardCharsets.UTF_8));
        return quote.at < text.length() ? quote.at + 1 : -1;
    }

    private void step() {
        if (text.charAt(at) != '\\' || at + 1 == text.length()) {
            int c = text.codePointAt(at);
            add(c);
            at += Character.charCount(c);
            return;
        }
        char escape = text.charAt(at + 1);
        int simple = ESCAPED.indexOf(escape);
        at += 2;
        if (simple >= 0) {
            add(MEANT.charAt(simple));
        } else {
            special(escape);
        }
    }

    private void special(char escape) {
        switch (escape) {
            case 'x' -> addByte(number(16, 2, "\\x"));
            case 'u' -> add(number(16, 4, "\\u"));
            case 'U' -> add(number(16, 8, "\\U"));
            case 'c' -> control();
            default -> {
                at--;
                if (escape >= '0' && escape <= '7') {
                    addByte(number(8, 3, ""));
                } else {
                    add('\\');
                }
            }
        }
    }

    private void control() {
        if (at < text.length()) {
            addByte(text.charAt(at++) & 0x1F);
        }
    }

    /** Returns a number of up to so many digits; -1 where none stands, and then what introduced it is added. */
    private int number(int radix, int most, String introduction) {
        int start = at;
        long value = 0;
        while (at < text.length() && at - start < most && digit(text.charAt(at), radix) >= 0) {
            value = value * radix + digit(text.charAt(at++), radix);
        }
        if (at == start) {
            introduction.chars().forEach(this::add);
            return -1;
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private static int digit(char c, int radix) {
        return c < 0x80 ? Character.digit(c, radix) : -1;
    }

    private void add(int codePoint) {
        if (codePoint < 0) {
            return;
        }
        boolean character = Character.isValidCodePoint(codePoint)
                && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                && !Variables.isVariable(codePoint);
        if (character && codePoint >= 0x80) {
            byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
            bytes.write(utf8, 0, ended ? 0 : utf8.length);
        } else {
            addByte(character ? codePoint : '?');
        }
    }

    private void addByte(int octet) {
        ended |= octet == 0;
        if (!ended && octet >= 0) {
            bytes.write(octet);
        }
    }
}
