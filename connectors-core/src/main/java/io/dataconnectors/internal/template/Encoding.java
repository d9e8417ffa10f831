package io.dataconnectors.internal.template;

import java.util.function.IntPredicate;

/** How a text is written where it stands: most characters of ASCII as they are, and every other in a way of its own. */
final class Encoding {
    /** Every character as it is. */
    static final Encoding NONE = new Encoding(c -> true, TextOutput::appendCharacter);

    private static final int ASCII = 128;

    /** Writes a character that is not written as it is. */
    interface Special {
        /**
         * Writes the character at an index; returns of how many chars it is.
         *
         * @throws UnfitValueException if it cannot stand there
         */
        int write(TextOutput out, String text, int at);
    }

    private final boolean[] plain = new boolean[ASCII];
    private final Special special;

    /**
     * An encoding.
     *
     * @param plain whether a character of ASCII is written as it is
     */
    Encoding(IntPredicate plain, Special special) {
        for (int c = 0; c < ASCII; c++) {
            this.plain[c] = plain.test(c);
        }
        this.special = special;
    }

    /**
     * Writes a text.
     *
     * @throws UnfitValueException if a character of it cannot stand there
     */
    void write(TextOutput out, String text) {
        int at = out.appendPlain(plain, text, 0);
        while (at < text.length()) {
            at += special.write(out, text, at);
            at = out.appendPlain(plain, text, at);
        }
    }

    /** The encoded form of a text that an author wrote. */
    String of(String text) {
        TextOutput out = TextOutput.ofLiteral();
        write(out, text);
        return out.text();
    }

    /** The encoded form of a text that a filter makes. */
    String ofValue(String text) {
        TextOutput out = TextOutput.ofText();
        write(out, text);
        return out.text();
    }
}
