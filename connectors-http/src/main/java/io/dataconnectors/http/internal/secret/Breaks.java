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

    private static final int RUN = Masking.SHORTEST;
    private static final int WORDS = 512;
    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(WORDS * Long.SIZE);

    /** May begin an escape, vanish, or stand for another character. */
    private static final String MARKS = "\\%&+\n\r";

    /** May be a part of an escape that began before: digits, names of entities, and letters behind a backslash. */
    private static final String PARTS = "0123456789abcdefABCDEFgGlLmMnoOpPqQrsStTuUxX#;";

    private static final byte FOREIGN = 0;
    private static final byte SOLID = 1;
    private static final byte PART = 2;
    private static final byte MARK = 3;

    /** The length of an escape such as {@code \}{@code u00e9}. */
    private static final int UNIT = 6;

    private static final int ASCII = 0x80;

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
        return everywhere || new Walk(text, holds).finds();
    }

    /** The way through one text, from break to break. */
    private final class Walk {
        private final byte[] text;
        private final Predicate<String> holds;

        /** How much of the text may be read in every way: what takes long is no quick look. */
        private int left;

        /** Where the next echo may begin: all before cannot be the beginning of one. */
        private int start;

        /** Where the text or the character begins that the last break was found by: no escape that began before goes on behind it. */
        private int ground;

        private Walk(byte[] text, Predicate<String> holds) {
            this.text = text;
            this.holds = holds;
            left = text.length / 16 + 4096;
        }

        private boolean finds() {
            while (text.length - start >= least) {
                if (!goesOn(start + least) && !passes()) {
                    return true;
                }
            }
            return false;
        }

        /** Goes on behind the last break that is seen before a limit; returns whether there is one. */
        private boolean goesOn(int limit) {
            int mark = limit;
            for (int i = limit - 1; i >= start; i--) {
                byte kind = kinds[text[i] & 0xff];
                if (kind == FOREIGN || (kind == SOLID && i + RUN <= mark && isUnknown(i))) {
                    return goOn(i, i);
                }
                if (kind == MARK) {
                    mark = i;
                    if (i + UNIT - 1 <= limit && isForeignUnit(i)) {
                        return goOn(i, i + UNIT <= limit && isUnknown(i + 2) ? i + 2 : i + 1);
                    }
                }
            }
            int from = standing();
            for (int i = mark - RUN; i >= from; i--) {
                if (isUnknown(i)) {
                    return goOn(i, i);
                }
            }
            return false;
        }

        private boolean goOn(int newGround, int at) {
            ground = newGround;
            start = at + 1;
            return true;
        }

        /** Returns from where on the bytes up to the next mark stand for themselves. */
        private int standing() {
            return ground < start && kinds[text[ground] & 0xff] == MARK ? ground + UNIT : start;
        }

        /** Goes on behind the next break; returns false if what is before it may hold an echo, or is too much to be read. */
        private boolean passes() {
            int from = standing();
            for (int i = start; i < text.length; i++) {
                byte kind = kinds[text[i] & 0xff];
                if (kind == FOREIGN) {
                    return passes(i, i, i + 1);
                }
                if (kind == MARK && isForeignUnit(i)) {
                    return passes(i, i + 1, i + UNIT);
                }
                from = kind == MARK ? Integer.MAX_VALUE : kind == SOLID ? Math.min(from, i) : from;
                if (i >= from && stands(i) && isUnknown(i)) {
                    return passes(i, i, i + RUN);
                }
            }
            return passes(text.length, text.length, text.length);
        }

        private boolean passes(int newGround, int at, int end) {
            int from = Math.min(ground, start);
            while (from > 0 && text[from - 1] == '\\') {
                from--; // whether a backslash stands for itself, depends on how many there are
            }
            left -= end - from;
            return left >= 0
                    && !holds.test(new String(text, from, end - from, StandardCharsets.ISO_8859_1))
                    && goOn(newGround, at);
        }

        /** Whether a run of bytes has no mark. */
        private boolean stands(int at) {
            boolean stands = at + RUN <= text.length;
            for (int i = at; i < at + RUN && stands; i++) {
                stands = kinds[text[i] & 0xff] != MARK;
            }
            return stands;
        }

        private boolean isUnknown(int at) {
            int bit = bit(text[at], text[at + 1], text[at + 2], text[at + 3]);
            return (runs[bit / Long.SIZE] >>> bit & 1) == 0;
        }

        /** Whether an escape of JSON begins here whose character no part has, and no part has what it is written with. */
        private boolean isForeignUnit(int at) {
            if (text.length - at < UNIT || text[at] != '\\' || text[at + 1] != 'u' || !isUnknown(at + 1)) {
                return false;
            }
            int character = 0;
            for (int i = at + 2; i < at + UNIT; i++) {
                int digit = Character.digit(text[i], 16);
                if (digit < 0) {
                    return false;
                }
                character = character << 4 | digit;
            }
            return character >= ASCII;
        }
    }
}
