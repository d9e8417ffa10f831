package io.dataconnectors.http.internal.secret;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** The way through one text, from break to break. */
final class BreakWalk {
    /** The length of an escape such as {@code \}{@code u00e9}. */
    private static final int UNIT = 6;

    private final Breaks breaks;
    private final byte[] text;
    private final Predicate<String> holds;

    /** How much of the text may be read in every way: what takes long is no quick look. */
    private int left;

    /** Where the next echo may begin: all before cannot be the beginning of one. */
    private int start;

    /** Where the text or the character begins that the last break was found by: no escape that began before goes on behind it. */
    private int ground;

    BreakWalk(Breaks breaks, byte[] text, Predicate<String> holds) {
        this.breaks = breaks;
        this.text = text;
        this.holds = holds;
        left = text.length / 16 + 4096;
    }

    /** Whether a stretch without a break holds what is looked for, or may. */
    boolean finds() {
        while (text.length - start >= breaks.least()) {
            if (!goesOn(start + breaks.least()) && !passes()) {
                return true;
            }
        }
        return false;
    }

    /** Goes on behind the last break that is seen before a limit; returns whether there is one. */
    private boolean goesOn(int limit) {
        int mark = limit;
        for (int i = limit - 1; i >= start; i--) {
            byte kind = breaks.kind(text[i] & 0xff);
            if (kind == Breaks.FOREIGN || (kind == Breaks.SOLID && i + Breaks.RUN <= mark && isUnknown(i))) {
                return goOn(i, i);
            }
            if (kind == Breaks.MARK) {
                mark = i;
                if (i + UNIT - 1 <= limit && isForeignUnit(i)) {
                    return goOn(i, i + UNIT <= limit && isUnknown(i + 2) ? i + 2 : i + 1);
                }
            }
        }
        int from = standing();
        for (int i = mark - Breaks.RUN; i >= from; i--) {
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
        return ground < start && breaks.kind(text[ground] & 0xff) == Breaks.MARK ? ground + UNIT : start;
    }

    /** Goes on behind the next break; returns false if what is before it may hold an echo, or is too much to be read. */
    private boolean passes() {
        int from = standing();
        for (int i = start; i < text.length; i++) {
            byte kind = breaks.kind(text[i] & 0xff);
            if (kind == Breaks.FOREIGN) {
                return passes(i, i, i + 1);
            }
            if (kind == Breaks.MARK && isForeignUnit(i)) {
                return passes(i, i + 1, i + UNIT);
            }
            from = kind == Breaks.MARK ? Integer.MAX_VALUE : kind == Breaks.SOLID ? Math.min(from, i) : from;
            if (i >= from && stands(i) && isUnknown(i)) {
                return passes(i, i, i + Breaks.RUN);
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
        boolean stands = at + Breaks.RUN <= text.length;
        for (int i = at; i < at + Breaks.RUN && stands; i++) {
            stands = breaks.kind(text[i] & 0xff) != Breaks.MARK;
        }
        return stands;
    }

    private boolean isUnknown(int at) {
        return breaks.isUnknown(text[at], text[at + 1], text[at + 2], text[at + 3]);
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
        return character >= Breaks.ASCII;
    }
}
