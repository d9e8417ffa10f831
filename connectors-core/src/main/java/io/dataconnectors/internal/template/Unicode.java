package io.dataconnectors.internal.template;

/** Checks of UTF-16 before text becomes UTF-8. */
final class Unicode {
    /** Says that a value is not Unicode text. */
    static final String BROKEN = "half of a surrogate pair stands alone in it, which is no character";

    private Unicode() {}

    /** Where half of a surrogate pair stands without the other half; -1 where none does. */
    static int loneSurrogate(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** Whether a pair of surrogates, in their order, begins there. */
    static boolean isPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** How many bytes UTF-8 takes for text without lone surrogates. */
    static long utf8Length(CharSequence text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // a surrogate pair is two chars and four bytes: one more for each half
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
