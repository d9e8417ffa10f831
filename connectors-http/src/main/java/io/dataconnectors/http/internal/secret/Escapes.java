package io.dataconnectors.http.internal.secret;

/** What single escapes of JSON, XML and HTML write, and the numbers in them. */
final class Escapes {
    private static final String[] ENTITIES = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    private static final String ENTITIES_FOR = "&<>\"'";

    private static final String JSON = "bfnrt\"/\\";
    private static final String JSON_FOR = "\b\f\n\r\t\"/\\";

    private Escapes() {}

    /** Returns what a text says that is a part of a string in JSON, with a stand-in for each character that is not ASCII. */
    static String ofJson(String written) {
        StringBuilder said = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            char next = c == '\\' && i + 1 < written.length() ? written.charAt(i + 1) : ' ';
            int unit = next == 'u' && i + 6 <= written.length() ? number(written, i + 2, i + 6, 16) : -1;
            if (unit >= 0) {
                said.append(unit < 0x80 ? (char) unit : '\ufffd');
                i += 5;
            } else if (JSON.indexOf(next) >= 0) {
                said.append(JSON_FOR.charAt(JSON.indexOf(next)));
                i++;
            } else {
                said.append(c);
            }
        }
        return said.toString();
    }

    /** Returns the character that a reference of XML or HTML stands for, from its {@code &} to behind its semicolon; -1 for none. */
    static int entity(StringBuilder text, int at, int end) {
        if (text.charAt(at + 1) == '#') {
            boolean hexadecimal = (text.charAt(at + 2) | ' ') == 'x';
            return number(text, at + (hexadecimal ? 3 : 2), end - 1, hexadecimal ? 16 : 10);
        }
        String written = text.substring(at, end);
        if (written.chars().anyMatch(c -> c >= 0x80)) {
            return -1; // such as a long s, which is an s to those who ignore case
        }
        for (int i = 0; i < ENTITIES.length; i++) {
            if (written.equalsIgnoreCase(ENTITIES[i])) {
                return ENTITIES_FOR.charAt(i);
            }
        }
        return -1;
    }

    /** Returns the number that digits write, or -1 if they write none. */
    static int number(CharSequence text, int start, int end, int radix) {
        int number = start < end ? 0 : -1;
        for (int i = start; i < end && number >= 0; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            number = digit < 0 || number > Character.MAX_CODE_POINT ? -1 : number * radix + digit;
        }
        return number;
    }
}
