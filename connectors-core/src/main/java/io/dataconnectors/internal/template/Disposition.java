package io.dataconnectors.internal.template;

import javax.annotation.Nullable;

/**
 * Names in {@code Content-Disposition}, written as browsers write them (HTML, section 4.10.22.8): in UTF-8, with the quote and
 * line ends percent-encoded.
 */
final class Disposition {
    private Disposition() {}

    static void write(Output out, String text) {
        if (Unicode.loneSurrogate(text) >= 0) {
            throw new UnfitValueException(Unicode.BROKEN);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String encoded = encoded(c);
            if (encoded == null) {
                out.append(c);
            } else {
                out.append(encoded);
            }
        }
    }

    static String quoted(String text) {
        Output out = Output.ofText();
        write(out, text);
        return out.finish();
    }

    @Nullable
    private static String encoded(char c) {
        return switch (c) {
            case '"' -> "%22";
            case '\r' -> "%0D";
            case '\n' -> "%0A";
            // RFC 2183 reads it as an escape, browsers as themselves: at the end it could take the quote's meaning away
            case '\\' -> throw new UnfitValueException("it has a backslash, which servers read in two ways");
            default -> {
                if (Character.isISOControl(c)) {
                    throw new UnfitValueException("it has a control character, which no name has");
                }
                if (isMisleading(c)) {
                    throw new UnfitValueException(
                            "it has a character that ends a line or turns text around, which no name has");
                }
                yield null;
            }
        };
    }

    /** Whether it separates lines or paragraphs, or sets the direction of what follows (Unicode Standard Annex 9, section 2). */
    private static boolean isMisleading(char c) {
        return (c >= '\u2028' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
