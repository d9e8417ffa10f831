package io.dataconnectors.imports.internal;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.internal.template.UrlRules;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986, section 2.1), as people paste it. */
public final class PercentText {
    private static final HexFormat OCTETS = HexFormat.of().withUpperCase().withPrefix("%");

    private PercentText() {}

    /**
     * Decodes a text; a percent sign that encodes nothing is one of its own.
     *
     * @param form whether a plus is a blank, as in queries and forms (URL Standard, section 5.1)
     */
    public static String decode(String text, boolean form, ImportReport report) {
        boolean plain = text.indexOf('%') < 0 && text.indexOf(0) < 0;
        return plain ? (form ? text.replace('+', ' ') : text) : characters(octets(text, form), report);
    }

    /** Decodes a text to be searched: bytes that are no characters are left as marks. */
    static String readable(String text) {
        return new String(octets(text, false), StandardCharsets.UTF_8);
    }

    private static byte[] octets(String text, boolean form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean octet = UrlRules.isOctet(text, at);
            if (octet) {
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
            } else if (c < 0x80) {
                bytes.write(form && c == '+' ? ' ' : c);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
            at += octet ? 3 : Character.charCount(c);
        }
        return bytes.toByteArray();
    }

    private static String characters(byte[] bytes, ImportReport report) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf(0) >= 0) {
                report.note(
                        Kind.CHECK, "There is a NUL character (%00) in the URL or in a form; see whether it is meant");
            }
            return text;
        } catch (CharacterCodingException e) {
            report.refuse("Percent-encoded bytes of the URL or of a form are not UTF-8");
            return "";
        }
    }

    /** Encodes what cannot stand in a URL, and leaves what can: percent-encoded bytes too. */
    static String literal(String text) {
        StringBuilder url = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean fits = c > ' ' && c <= '~' && "\\#{}<>".indexOf(c) < 0 && (c != '%' || UrlRules.isOctet(text, at));
            if (fits) {
                url.append((char) c);
            } else {
                url.append(encode(c));
            }
            at += Character.charCount(c);
        }
        return url.toString();
    }

    /** Encodes a name that is to stand in the query of a URL. */
    public static String name(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            name.append(unreserved ? Character.toString(c) : encode(c));
        });
        return name.toString();
    }

    private static String encode(int c) {
        return OCTETS.formatHex(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    }
}
