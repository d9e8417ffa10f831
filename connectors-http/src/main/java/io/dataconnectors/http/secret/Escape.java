package io.dataconnectors.http.secret;

import java.util.List;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * A character that is written as something else: percent-encoded (RFC 3986, section 2.1), as in a form, as in JSON (RFC 8259,
 * section 7), or as in XML and HTML (XML 1.0, sections 4.1 and 4.6).
 *
 * @param point the character
 * @param length how many characters write it
 */
record Escape(int point, int length) {
    private static final String SHORT = "\"\\/bfnrt";
    private static final String SHORT_FOR = "\"\\/\b\f\n\r\t";
    private static final String[] ENTITIES = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    private static final String ENTITIES_FOR = "&<>\"'";
    private static final int LONGEST_NUMBER = 8;
    private static final int DEEPEST = 3;
    private static final List<Escape> BLANK = List.of(new Escape(' ', 1));

    /** Whether an escape may begin with a character. */
    static boolean mayBegin(char c) {
        return c == '+' || c == '%' || c == '\\' || c == '&';
    }

    /** Returns what may be escaped at an index; whatever stands there may also be meant as it is. */
    static List<Escape> at(String text, int at) {
        return switch (text.charAt(at)) {
            case '+' -> BLANK;
            case '%' ->
                text.startsWith("25", at + 1)
                        ? Stream.of(percent(text, at, 0), percent(text, at, DEEPEST))
                                .flatMap(Stream::ofNullable)
                                .toList()
                        : list(percent(text, at, 0));
            case '\\' -> list(backslash(text, at));
            case '&' -> list(text.startsWith("#", at + 1) ? number(text, at) : entity(text, at));
            default -> List.of();
        };
    }

    private static List<Escape> list(@Nullable Escape escape) {
        return escape == null ? List.of() : List.of(escape);
    }

    /**
     * The octets of one character in UTF-8.
     *
     * @param depth how often the percent sign itself may be percent-encoded
     */
    @Nullable
    private static Escape percent(String text, int at, int depth) {
        int length = octetLength(text, at, depth);
        int first = length == 0 ? -1 : hexadecimal(text, at + length - 2, 2);
        int octets = first < 0x80 ? 1 : Integer.numberOfLeadingZeros(~(first << 24));
        if (first < 0 || (octets == 1 && first >= 0x80) || octets > 4) {
            return null;
        }
        int point = octets == 1 ? first : first & (0x7f >> octets);
        for (int i = 1; i < octets; i++) {
            int more = octetLength(text, at + length, depth);
            int next = more == 0 ? -1 : hexadecimal(text, at + length + more - 2, 2);
            if ((next & ~0x3f) != 0x80) {
                return null;
            }
            point = point << 6 | (next & 0x3f);
            length += more;
        }
        return new Escape(point, length);
    }

    /** Returns how many characters write one octet, 0 if none is there. */
    private static int octetLength(String text, int at, int depth) {
        if (!text.startsWith("%", at)) {
            return 0;
        }
        int digits = at + 1;
        for (int i = 0; i < depth && text.startsWith("25", digits) && hexadecimal(text, digits + 2, 2) >= 0; i++) {
            digits += 2;
        }
        return hexadecimal(text, digits, 2) < 0 ? 0 : digits + 2 - at;
    }

    @Nullable
    private static Escape backslash(String text, int at) {
        int unit = text.startsWith("u", at + 1) ? hexadecimal(text, at + 2, 4) : -1;
        if (unit < 0) {
            int letter = at + 1 < text.length() ? SHORT.indexOf(text.charAt(at + 1)) : -1;
            return letter < 0 ? null : new Escape(SHORT_FOR.charAt(letter), 2);
        }
        int low = text.startsWith("\\u", at + 6) ? hexadecimal(text, at + 8, 4) : -1;
        return low >= 0 && Character.isSurrogatePair((char) unit, (char) low)
                ? new Escape(Character.toCodePoint((char) unit, (char) low), 12)
                : new Escape(unit, 6);
    }

    @Nullable
    private static Escape entity(String text, int at) {
        for (int i = 0; i < ENTITIES.length; i++) {
            if (text.regionMatches(true, at, ENTITIES[i], 0, ENTITIES[i].length())) {
                return new Escape(ENTITIES_FOR.charAt(i), ENTITIES[i].length());
            }
        }
        return null;
    }

    @Nullable
    private static Escape number(String text, int at) {
        boolean hexadecimal = text.regionMatches(true, at + 2, "x", 0, 1);
        int from = at + (hexadecimal ? 3 : 2);
        int point = 0;
        int end = from;
        while (end < text.length() && end < from + LONGEST_NUMBER && digit(text, end, hexadecimal ? 16 : 10) >= 0) {
            point = point * (hexadecimal ? 16 : 10) + digit(text, end, hexadecimal ? 16 : 10);
            end++;
        }
        return end > from && text.startsWith(";", end) ? new Escape(point, end + 1 - at) : null;
    }

    /** Returns a number of so many digits, or -1 if they are not there. */
    private static int hexadecimal(String text, int at, int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = digit(text, i, 16);
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    private static int digit(String text, int at, int radix) {
        char c = text.charAt(at);
        return c < 0x80 ? Character.digit(c, radix) : -1;
    }
}
