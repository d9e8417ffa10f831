package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Position.Encoding;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import javax.annotation.Nullable;

/** Values in XML and HTML: escaped so that text and attribute values both keep every character. */
final class Markup {
    /** A value in XML or HTML. Blanks that a parser would change are written as references. */
    static final Encoding XML = new Encoding(c -> c >= ' ' && reference((char) c) == null, Markup::character);

    /** Text that HTML shows as it is. */
    private static final Encoding HTML = new Encoding(c -> reference((char) c) == null, Markup::shown);

    private Markup() {}

    /** The function of the filter {@code html}. */
    static Object html(String text) {
        return HTML.ofValue(text);
    }

    private static int character(TextOutput out, String text, int at) {
        char c = text.charAt(at);
        String reference = c < ' ' ? blank(c) : reference(c);
        if (reference != null) {
            out.append(reference);
            return 1;
        }
        if (c >= 0xFFFE) {
            throw new UnfitValueException("its value has U+"
                    + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT) + ", which XML cannot carry");
        }
        return out.appendCharacter(text, at);
    }

    private static int shown(TextOutput out, String text, int at) {
        String reference = reference(text.charAt(at));
        if (reference == null) {
            return out.appendCharacter(text, at);
        }
        out.append(reference);
        return 1;
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
}
