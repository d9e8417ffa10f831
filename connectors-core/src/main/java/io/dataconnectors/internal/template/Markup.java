package io.dataconnectors.internal.template;

import javax.annotation.Nullable;

/** Values in XML and HTML: escaped so that text and attribute values both keep every character. */
final class Markup {
    private Markup() {}

    /** Writes a value into XML or HTML. Blanks that a parser would change are written as references. */
    static void write(TextOutput out, String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String reference = c < ' ' ? blank(c) : reference(c);
            if (reference != null) {
                out.append(text, run, i).append(reference);
                run = i + 1;
            } else if (c >= 0xD800) {
                i += checked(text, i);
            }
        }
        out.append(text, run, text.length());
    }

    /** The function of the filter {@code html}: text that HTML shows as it is. */
    static Object html(String text) {
        TextOutput html = TextOutput.ofText();
        for (int i = 0; i < text.length(); i++) {
            String reference = reference(text.charAt(i));
            if (reference == null) {
                html.append(text.charAt(i));
            } else {
                html.append(reference);
            }
        }
        return html.finish();
    }

    /** What a text with the references of XML's own characters is read as. */
    static String read(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    @Nullable
    private static String reference(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    private static String blank(char c) {
        return switch (c) {
            case '\t' -> "&#9;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            default -> throw new UnfitValueException("its value has a control character, which XML cannot carry");
        };
    }

    /** Checks a surrogate and its follower, or a character of the last rows; returns how many more chars it has. */
    private static int checked(String text, int at) {
        char c = text.charAt(at);
        if (c >= 0xFFFE) {
            throw new UnfitValueException("its value has U+"
                    + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT) + ", which XML cannot carry");
        }
        if (!Character.isSurrogate(c)) {
            return 0;
        }
        if (!Unicode.isPair(text, at)) {
            throw new UnfitValueException(Unicode.BROKEN);
        }
        return 1;
    }
}
