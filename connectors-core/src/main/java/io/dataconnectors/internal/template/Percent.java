package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.Position.Encoding;
import io.dataconnectors.internal.template.Position.Unicode;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 section 2.1): everything but unreserved characters, as UTF-8 with upper-case digits. */
final class Percent {
    private static final String HEX = "0123456789ABCDEF";

    /** A value: all but unreserved characters are encoded. */
    static final Encoding VALUE = new Encoding(c -> isUnreserved((char) c), Percent::character);

    /** What an author wrote as part of a URL: what may stand in one stays as it is, percent-encoded bytes too. */
    static final Encoding LITERAL =
            new Encoding(c -> isUnreserved((char) c) || "!$&'()*+,;=:@/?%".indexOf(c) >= 0, Percent::character);

    private Percent() {}

    /** Encodes a text that is not a URL yet. */
    static String encode(String text) {
        return VALUE.of(text);
    }

    /** The function of the filter {@code url_encode}. */
    static String encoded(String text) {
        return VALUE.ofValue(text);
    }

    /**
     * The function of the filter {@code url_decode}: the text that was percent-encoded; a plus is a blank, as in queries and forms (URL Standard, section 5.1).
     *
     * @throws UnfitValueException if it is not UTF-8, percent-encoded
     */
    static String decode(String text) {
        if (Unicode.loneSurrogate(text) >= 0) {
            throw new UnfitValueException(Unicode.BROKEN);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            boolean octet = UrlRules.isOctet(text, at);
            int end = octet ? at + 3 : at + (Unicode.isPair(text, at) ? 2 : 1);
            if (octet) {
                octets.write(Integer.parseInt(text.substring(at + 1, end), 16));
            } else if (text.charAt(at) == '%') {
                throw new UnfitValueException(
                        "'url_decode' takes a text in which two hexadecimal digits follow each %");
            } else {
                octets.writeBytes(text.substring(at, end).replace('+', ' ').getBytes(StandardCharsets.UTF_8));
            }
            at = end;
        }
        return characters(octets.toByteArray());
    }

    private static String characters(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnfitValueException("'url_decode' takes UTF-8, percent-encoded");
        }
    }

    /** RFC 3986 section 2.3. */
    static boolean isUnreserved(char c) {
        return Name.isPart(c) || c == '-' || c == '.' || c == '~';
    }

    private static int character(TextOutput out, String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            codePoint(out, c);
            return 1;
        }
        if (!Unicode.isPair(text, at)) {
            throw new UnfitValueException(Unicode.BROKEN);
        }
        codePoint(out, text.codePointAt(at));
        return 2;
    }

    private static void codePoint(TextOutput out, int c) {
        if (c < 0x80) {
            octet(out, c);
        } else if (c < 0x800) {
            octet(out, 0xC0 | (c >> 6));
            octet(out, 0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            octet(out, 0xE0 | (c >> 12));
            octet(out, 0x80 | ((c >> 6) & 0x3F));
            octet(out, 0x80 | (c & 0x3F));
        } else {
            octet(out, 0xF0 | (c >> 18));
            octet(out, 0x80 | ((c >> 12) & 0x3F));
            octet(out, 0x80 | ((c >> 6) & 0x3F));
            octet(out, 0x80 | (c & 0x3F));
        }
    }

    private static void octet(TextOutput out, int octet) {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
    }
}
