package io.dataconnectors.http.internal.secret;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Tells from few of its bytes that a text has no echo: by its breaks, which are places that no echo lies across.
 *
 * <p>Escapes consist of few characters. All others, the solid ones, stand for themselves in every reading of a text, whatever
 * is before them, and no escape goes on behind one ({@link UnescapedText}; RFC 8259, section 7). So a solid character that
 * no form of a secret has is a break. So are four bytes that no form has in a row, if the first is solid and none may begin
 * an escape. An echo takes no fewer bytes than its form has characters. So a text has no echo if each stretch of that length
 * has a break. A stretch without one is read in every way.
 *
 * <p>Of each form a part is looked for, which is not long and is ASCII: where that is not, the form is not either. Numbers of
 * JSON are read in another way, see {@link #mayRewrite}.
 */
final class Breaks {
    /** The most characters that a part has. */
    private static final int LONGEST = 32;

    static final int RUN = Masking.SHORTEST;
    private static final int WORDS = 512;
    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(WORDS * Long.SIZE);

    /** May begin an escape, vanish, or stand for another character. */
    private static final String MARKS = "\\%&+\n\r";

    /** May be a part of an escape that began before: digits, names of entities, and letters behind a backslash. */
    private static final String PARTS = "0123456789abcdefABCDEFgGlLmMnoOpPqQrsStTuUxX#;";

    static final byte FOREIGN = 0;
    static final byte SOLID = 1;
    private static final byte PART = 2;
    static final byte MARK = 3;

    static final int ASCII = 0x80;

    /** A piece of a number as the JDK writes one, whose sign may be that of a form. */
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("-?+[0-9]*+\\.?+[0-9]*+E?+[+ -]?+[0-9]*+");

    private final byte[] kinds = new byte[256];
    private final long[] runs = new long[WORDS];
    private int least = Integer.MAX_VALUE;
    private boolean everywhere;

    /** How many digits a number has at least that may read like a form: few have none. */
    private int digits = Integer.MAX_VALUE;

    /** Makes what finds the breaks of a text that may hold some others. */
    Breaks(Collection<String> forms) {
        PARTS.chars().forEach(c -> kinds[c] = PART);
        MARKS.chars().forEach(c -> kinds[c] = MARK);
        forms.forEach(this::add);
    }

    private void add(String form) {
        String part = part(form);
        if (part == null) {
            everywhere = true;
            return;
        }
        least = Math.min(least, part.length());
        digits = Math.min(digits, digits(form));
        part.chars().filter(c -> kinds[c] == FOREIGN).forEach(c -> kinds[c] = SOLID);
        for (int i = 0; i + RUN <= part.length(); i++) {
            int bit = bit(part.charAt(i), part.charAt(i + 1), part.charAt(i + 2), part.charAt(i + 3));
            runs[bit / Long.SIZE] |= 1L << bit;
        }
    }

    /** Returns the breaks of texts that may hold what this one or another looks for. */
    Breaks and(Breaks other) {
        Breaks both = new Breaks(Set.of());
        for (Breaks one : new Breaks[] {this, other}) {
            both.least = Math.min(both.least, one.least);
            both.everywhere |= one.everywhere;
            both.digits = Math.min(both.digits, one.digits);
            for (int c = 0; c < ASCII; c++) {
                both.kinds[c] = one.kinds[c] == SOLID ? SOLID : both.kinds[c];
            }
            for (int i = 0; i < WORDS; i++) {
                both.runs[i] |= one.runs[i];
            }
        }
        return both;
    }

    /** Returns the parts of forms, to be looked for in what has no break. */
    static Set<String> parts(Collection<String> forms) {
        Set<String> parts = new HashSet<>();
        for (String form : forms) {
            String part = part(form);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Returns the middle of the longest piece that is ASCII, for beginnings are alike; null if none is long enough. */
    @Nullable
    private static String part(String form) {
        String longest = "";
        for (int start = 0; start < form.length(); start++) {
            int end = start;
            while (end < form.length() && form.charAt(end) < ASCII) {
                end++;
            }
            longest = end - start > longest.length() ? form.substring(start, end) : longest;
            start = end;
        }
        int rest = Math.max(0, longest.length() - LONGEST);
        return longest.length() < RUN ? null : longest.substring(rest / 2, longest.length() - (rest - rest / 2));
    }

    /** Returns what a byte of a text may be: one of the four kinds. */
    byte kind(int octet) {
        return kinds[octet];
    }

    /** Whether no form has these four bytes in a row. */
    boolean isUnknown(int first, int second, int third, int fourth) {
        int bit = bit(first, second, third, fourth);
        return (runs[bit / Long.SIZE] >>> bit & 1) == 0;
    }

    private static int bit(int first, int second, int third, int fourth) {
        return ((first << 24 | second << 16 | third << 8 | fourth) * 0x9e3779b1) >>> SHIFT;
    }

    /** Returns how many characters a text has at least that may hold what is looked for. */
    int least() {
        return everywhere ? 0 : least;
    }

    /** Returns how many digits a number is written with at least that reads like a text: zeros come of exponents too. */
    private static int digits(String form) {
        if (!LIKE_A_NUMBER.matcher(form).matches()) {
            return Integer.MAX_VALUE;
        }
        String digits = form.replaceAll("E.*|[^0-9]", "").replaceAll("^0+|0+$", "");
        return Math.max(1, digits.length());
    }

    /**
     * Whether JSON may have a number that reads otherwise than it is written, and like a secret then: one with an exponent, or
     * one so small that it gets one.
     */
    boolean mayRewrite(byte[] text) {
        for (long at = digits - 1L; at < text.length; at += digits) {
            int start = (int) at;
            int end = (int) at;
            while (start >= 0 && isOfNumber(text[start])) {
                start--;
            }
            while (end < text.length && isOfNumber(text[end])) {
                end++;
            }
            int length = end - start - 1;
            if (length >= digits) {
                String number = new String(text, start + 1, length, StandardCharsets.ISO_8859_1);
                boolean exponent = end < text.length && (text[end] | ' ') == 'e';
                if (exponent || number.contains(".000000")) {
                    return true;
                }
            }
            at = end;
        }
        return false;
    }

    private static boolean isOfNumber(byte octet) {
        return (octet >= '0' && octet <= '9') || octet == '.';
    }

    /**
     * Whether a text may hold what is looked for, or all that is known is that it may.
     *
     * @param text ASCII, and other bytes for other characters
     * @param holds tells of a stretch without a break
     */
    boolean mayHold(byte[] text, Predicate<String> holds) {
        return everywhere || new BreakWalk(this, text, holds).finds();
    }
}
