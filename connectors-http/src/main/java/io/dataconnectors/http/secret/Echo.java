package io.dataconnectors.http.secret;

import java.util.BitSet;

/**
 * Finds a text however a server has escaped it. Servers differ in which characters they escape, and in how: each of its
 * characters may stand there as it is or as an {@link Escape}.
 */
final class Echo {
    private static final int ALIKE = 16;
    private static final int FREE = 2;

    private final String text;

    Echo(String text) {
        this.text = text;
    }

    /** Returns the character that it begins with. */
    int first() {
        return text.codePointAt(0);
    }

    /** Returns where an echo that begins at an index ends, or -1 if none begins there, or that cannot be afforded. */
    int end(String within, int start, Effort effort) {
        if (isAnother(within, start) || !effort.spend(1)) {
            return -1;
        }
        // most echoes are the text as it is
        boolean alike = within.regionMatches(start, text, 0, Math.min(ALIKE, text.length()));
        if (alike && !effort.spend(text.length() / ALIKE)) {
            return -1;
        }
        return alike && within.startsWith(text, start) ? start + text.length() : escapedEnd(within, start, effort);
    }

    /** What it mostly comes to: nothing is escaped, and the second character is another one. */
    private boolean isAnother(String within, int start) {
        int second = start + Character.charCount(first());
        return !Escape.mayBegin(within.charAt(start))
                && (second >= within.length()
                        || (within.charAt(second) != text.charAt(second - start)
                                && !Escape.mayBegin(within.charAt(second))));
    }

    /** Follows every way in which the characters can be read: a backslash may stand for itself, or for one with the next. */
    private int escapedEnd(String within, int start, Effort effort) {
        BitSet ends = new BitSet();
        ends.set(0);
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            ends = ends(point, within, start, ends);
            // the first few characters are free: to fail there is what it mostly comes to
            if (ends.isEmpty() || (i >= FREE && !effort.spend(ends.cardinality()))) {
                return -1;
            }
        }
        return start + ends.length() - 1;
    }

    /** Returns where a character can end, counted from the start, if it begins at one of these places. */
    private static BitSet ends(int point, String within, int start, BitSet begins) {
        BitSet ends = new BitSet();
        for (int at = begins.nextSetBit(0); at >= 0; at = begins.nextSetBit(at + 1)) {
            int from = start + at;
            if (from < within.length()) {
                if (within.codePointAt(from) == point) {
                    ends.set(at + Character.charCount(point));
                }
                for (Escape escape : Escape.at(within, from)) {
                    if (escape.point() == point) {
                        ends.set(at + escape.length());
                    }
                }
            }
        }
        return ends;
    }
}
