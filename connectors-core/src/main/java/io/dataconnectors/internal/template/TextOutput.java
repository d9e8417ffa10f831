package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Position.Encoding;
import io.dataconnectors.internal.template.Position.Unicode;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text being written as UTF-8, within a size; and the work it takes. */
class TextOutput {
    /** Room for what values add to a text of a known length, so that most texts are written without being moved. */
    static final int ROOM = 64;

    private final String what;
    private final int maxBytes;
    private byte[] text;
    private int length;
    private int work;

    /**
     * An empty text.
     *
     * @param what names the text where it gets too big
     * @param expected about how many bytes it will have
     */
    TextOutput(String what, int maxBytes, int expected) {
        this.what = what;
        this.maxBytes = maxBytes;
        this.text = new byte[Math.min(maxBytes, expected)];
    }

    /** An empty text that may get as big as any other. */
    static TextOutput ofText() {
        return new TextOutput("The text", TemplateLimits.SIZE, ROOM);
    }

    /** An empty text for what an author wrote, whose size was checked before. */
    static TextOutput ofLiteral() {
        return new TextOutput("The text", Integer.MAX_VALUE, ROOM);
    }

    /** A text that every rendering has in common, encoded once. */
    static final class Constant {
        private final byte[] utf8;

        Constant(String text) {
            utf8 = text.getBytes(StandardCharsets.UTF_8);
        }

        String text() {
            return new String(utf8, StandardCharsets.UTF_8);
        }
    }

    final TextOutput append(Constant part) {
        byte[] utf8 = part.utf8;
        int at = extend(utf8.length);
        System.arraycopy(utf8, 0, text, at, utf8.length);
        return this;
    }

    final TextOutput append(String part) {
        Encoding.NONE.write(this, part);
        return this;
    }

    /** Appends a character of ASCII. */
    final TextOutput append(char ascii) {
        int at = extend(1);
        text[at] = (byte) ascii;
        return this;
    }

    /** Appends the characters from an index on that are as they are; returns the index of the first that is not. */
    @SuppressWarnings("deprecation") // it copies the low halves of chars, and these are ASCII
    final int appendPlain(boolean[] plain, String part, int from) {
        int end = part.length();
        reserve(end - from);
        int at = from;
        while (at < end) {
            char c = part.charAt(at);
            if (c >= plain.length || !plain[c]) {
                break;
            }
            at++;
        }
        part.getBytes(from, at, text, length);
        length += at - from;
        return at;
    }

    /**
     * Appends the character at an index; returns of how many chars it is.
     *
     * @throws UnfitValueException if it is half of a surrogate pair
     */
    final int appendCharacter(String part, int at) {
        char c = part.charAt(at);
        if (c < 0x80) {
            append(c);
        } else if (c < 0x800) {
            octets(2, 0xC0 | (c >> 6), c);
        } else if (!Character.isSurrogate(c)) {
            octets(3, 0xE0 | (c >> 12), c);
        } else if (Unicode.isPair(part, at)) {
            int pair = part.codePointAt(at);
            octets(4, 0xF0 | (pair >> 18), pair);
            return 2;
        } else {
            throw new UnfitValueException(Unicode.BROKEN);
        }
        return 1;
    }

    private void octets(int count, int first, int c) {
        int at = extend(count);
        text[at] = (byte) first;
        for (int i = 1; i < count; i++) {
            text[at + i] = (byte) (0x80 | ((c >> (6 * (count - 1 - i))) & 0x3F));
        }
    }

    /** Appends a whole number in decimal digits. */
    final TextOutput append(int number) {
        if (number < 0) {
            return append(Integer.toString(number));
        }
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        int at = extend(digits);
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    private int extend(int bytes) {
        reserve(bytes);
        int at = length;
        length += bytes;
        return at;
    }

    private void reserve(int bytes) {
        if (bytes > text.length - length) {
            grow(bytes);
        }
    }

    private void grow(int bytes) {
        if (bytes > maxBytes - length) {
            throw new RenderException(what + " would have more than " + maxBytes + " bytes");
        }
        long doubled = 2L * text.length;
        text = Arrays.copyOf(text, (int) Math.min(maxBytes, Math.max(doubled, length + (long) bytes)));
    }

    /** How many bytes were written so far. */
    final int length() {
        return length;
    }

    /** Takes back what was written since the text had this length. */
    final void cut(int before) {
        charge(length - before);
        length = before;
    }

    /** Counts work; the sum has a limit, so that small templates cannot ask for endless work. */
    final void charge(int units) {
        work += units;
        if (work > TemplateLimits.WORK || work < 0) {
            throw new RenderException("Rendering takes too much work: sections over long lists stand in each other, or"
                    + " filters work on long texts again and again");
        }
    }

    final int work() {
        return work;
    }

    /** The byte at an index of what was written. */
    final byte at(int index) {
        return text[index];
    }

    /** What was written since the text had a length. */
    final String since(int before) {
        return new String(text, before, length - before, StandardCharsets.UTF_8);
    }

    /** The text. */
    final String text() {
        return since(0);
    }

    /** The text in UTF-8. */
    final byte[] utf8() {
        return length == text.length ? text : Arrays.copyOf(text, length);
    }
}
