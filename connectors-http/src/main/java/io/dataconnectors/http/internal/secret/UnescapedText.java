package io.dataconnectors.http.internal.secret;

/**
 * A text with nothing escaped in it any more, and where each of its characters was written. Undone are percent-encoding (RFC
 * 3986, section 2.1), the plus signs of forms, the escapes of JSON (RFC 8259, section 7), of XML and HTML (XML 1.0, sections
 * 4.1 and 4.6), and UTF-8 that was read as Latin-1: each as often as it was done, and one in another. So two texts that say
 * the same are the same then, whichever of their characters are escaped, and it takes a time in proportion to their length.
 *
 * <p>Backslashes are left out, for in JSON within JSON nobody can tell how many are meant, and so are line breaks, for Base64
 * may have some anywhere (RFC 2045, section 6.8).
 */
final class UnescapedText {
    /** What it costs at most to undo the escapes of a character, twice, in units of {@link Effort}. */
    static final long COST = 48;

    private static final int LONGEST_ENTITY = 12;
    private static final String LETTERS = "bfnrtu";
    private static final String SHORT = "bft";
    private static final String SHORT_FOR = "\b\f\t";

    /** Stands for a u behind a backslash until four digits follow; no other backslash is in the text. */
    private static final char UNIT = '\\';

    private final boolean withLetters;
    private final StringBuilder text;
    private final int[] from;
    private final int[] to;
    private final boolean[] escaped; // which characters stand behind a backslash
    private int backslashes;
    private int backslash;
    private boolean ambiguous;

    private UnescapedText(int size, boolean withLetters) {
        this.withLetters = withLetters;
        text = new StringBuilder(size);
        from = new int[size];
        to = new int[size];
        escaped = new boolean[size];
    }

    static UnescapedText of(String written) {
        return of(written, true);
    }

    /** Returns the text in which a letter behind a backslash is that letter: the backslash may be one of what stands before. */
    static UnescapedText withoutLetters(String written) {
        return of(written, false);
    }

    private static UnescapedText of(String written, boolean withLetters) {
        UnescapedText plain = new UnescapedText(written.length(), withLetters);
        for (int i = 0; i < written.length(); i++) {
            plain.take(written.charAt(i), i, i + 1);
        }
        return plain;
    }

    /** Whether a text is anything else when nothing in it is escaped any more; it may be that it is not. */
    static boolean mayDiffer(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '%' || c == '\\' || c == '&' || c == '+' || c == '\n' || c == '\r' || (c >= 0x80 && c < 0xc0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a letter stands behind a backslash, and so the text may be another {@linkplain #withoutLetters without them}. */
    boolean isAmbiguous() {
        return ambiguous;
    }

    /** Returns the text. */
    String text() {
        return text.toString();
    }

    /** Returns where a character begins that is at an index of the text. */
    int from(int index) {
        return from[index];
    }

    /** Returns where a character ends that is at an index of the text. */
    int to(int index) {
        return to[index];
    }

    /** Adds a character that is written between two places, and what it completes, and what that completes, and so on. */
    private void take(char c, int start, int end) {
        boolean added = put(c, start, end, false);
        while (added) { // no recursion: an answer says how often
            added = completes(text.charAt(text.length() - 1));
        }
    }

    /**
     * Adds a character, if it is one that counts, and returns whether it is.
     *
     * @param behind whether it stands behind a backslash, of which what made it one is there no more
     */
    private boolean put(char c, int start, int end, boolean behind) {
        if (c == '\\') {
            backslashes++;
            backslash = start;
            return false;
        }
        boolean isEscaped = behind || backslashes > 0;
        int begin = backslashes % 2 == 0 ? start : backslash; // of two, one is meant as it is
        backslashes = 0;
        boolean letter = isEscaped && LETTERS.indexOf(c) >= 0;
        ambiguous |= letter;
        if (letter && !withLetters) {
            add(c, begin, end, true);
            return true;
        }
        boolean lineBreak = isEscaped ? c == 'n' || c == 'r' : c == '\n' || c == '\r';
        if (!lineBreak) {
            add(meant(c, isEscaped), begin, end, isEscaped);
        }
        return !lineBreak;
    }

    private static char meant(char c, boolean isEscaped) {
        if (isEscaped && c == 'u') {
            return UNIT;
        }
        int letter = isEscaped ? SHORT.indexOf(c) : -1;
        return letter >= 0 ? SHORT_FOR.charAt(letter) : c == '+' ? ' ' : c;
    }

    private void add(char c, int start, int end, boolean isEscaped) {
        int at = text.length();
        text.append(c);
        from[at] = start;
        to[at] = end;
        escaped[at] = isEscaped;
    }

    /** Puts what the last character completes in the place of it; returns whether there is another last character now. */
    private boolean completes(char last) {
        if (last == ';') {
            return endsEntity();
        }
        if (last >= 0x80 && last < 0xc0) {
            return endsOctets();
        }
        return last < 0x80 && Character.digit(last, 16) >= 0 && endsDigits();
    }

    private boolean endsDigits() {
        int end = text.length();
        if (end >= 3 && text.charAt(end - 3) == '%') {
            return replace(end - 3, Escapes.number(text, end - 2, end, 16));
        }
        return end >= 5 && text.charAt(end - 5) == UNIT && replace(end - 5, Escapes.number(text, end - 4, end, 16));
    }

    private boolean endsEntity() {
        int end = text.length();
        for (int at = end - 2; at >= 0 && at >= end - LONGEST_ENTITY; at--) {
            if (text.charAt(at) == '&') {
                return replace(at, Escapes.entity(text, at, end));
            }
        }
        return false;
    }

    /** Makes one character of the octets of its UTF-8, if they end here. */
    private boolean endsOctets() {
        int last = text.length() - 1;
        int first = last - 1;
        while (first >= 0 && first > last - 3 && (text.charAt(first) & ~0x3f) == 0x80) {
            first--;
        }
        int lead = first < 0 ? 0 : text.charAt(first);
        int octets = lead < 0xc2 || lead > 0xf4 ? 0 : Integer.numberOfLeadingZeros(~(lead << 24));
        if (octets != last + 1 - first) {
            return false;
        }
        int point = lead & (0x7f >> octets);
        for (int i = first + 1; i <= last; i++) {
            point = point << 6 | (text.charAt(i) & 0x3f);
        }
        return replace(first, point);
    }

    /** Puts a character in the place of what writes it, from an index on, as {@link #put} does; nothing if that is none. */
    private boolean replace(int at, int point) {
        if (point < 0 || point > Character.MAX_CODE_POINT) {
            return false;
        }
        int start = from[at];
        int end = to[text.length() - 1];
        boolean behind = escaped[at] && text.charAt(at) != UNIT;
        text.setLength(at);
        boolean added = false;
        for (char unit : Character.toChars(point)) {
            added = put(unit, start, end, behind);
        }
        return added;
    }
}
