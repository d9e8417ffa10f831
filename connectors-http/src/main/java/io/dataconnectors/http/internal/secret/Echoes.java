package io.dataconnectors.http.internal.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All the texts to look for. */
final class Echoes {
    private static final int START = Masking.SHORTEST;

    /** What it costs to look up what begins at a place, and to begin to compare one of these. */
    private static final int LOOK = 32;

    private static final int COMPARE = 4;

    /** What is shorter stands in one line: of numbers below one another, some would make a secret of a few digits. */
    private static final int SHORTEST_IN_LINES = 16;

    private final Map<String, List<String>> byStart = new HashMap<>();

    /** Of starts, some bits of their hash: most characters of an answer need no more than a look at these. */
    private final long[] starts;

    private final int shift;

    Echoes(Collection<String> texts) {
        int words = Integer.highestOneBit(Math.max(1, texts.size())); // with 32 to 64 bits for each text
        starts = new long[words];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(words * Long.SIZE);
        texts.forEach(this::add);
    }

    private void add(String text) {
        long start = 0;
        for (int i = 0; i < START; i++) {
            start = start << Character.SIZE | text.charAt(i);
        }
        int bit = bit(start);
        starts[bit / Long.SIZE] |= 1L << bit;
        byStart.computeIfAbsent(text.substring(0, START), first -> new ArrayList<>())
                .add(text);
    }

    private int bit(long start) {
        return (int) ((start * 0x9e3779b97f4a7c15L) >>> shift);
    }

    /** Returns the characters of a text that are a part of an echo, in whatever way it is read; those of numbers in lines are none. */
    BitSet in(String text, Effort effort) {
        BitSet found = new BitSet();
        read(text, effort, (start, end, length) -> {
            if (length >= SHORTEST_IN_LINES || !hasLineBreak(text, start, end)) {
                found.set(start, end);
            }
        });
        return found;
    }

    /** Whether there is an echo in a text, in whatever way it is read, or that cannot be afforded to know. */
    boolean isIn(String text, Effort effort) {
        BitSet found = new BitSet();
        read(text, effort, (start, end, length) -> found.set(start));
        return !found.isEmpty();
    }

    private static boolean hasLineBreak(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Is told of an echo of so many characters, and between which places it is written. */
    private interface Found {
        void at(int start, int end, int length);
    }

    private void read(String text, Effort effort, Found found) {
        effort.begin(text);
        find(text, effort, (start, end, length) -> found.at(start, end, Integer.MAX_VALUE));
        if (!UnescapedText.mayDiffer(text)) {
            return;
        }
        if (!effort.spend(UnescapedText.COST * text.length())) {
            found.at(0, text.length(), Integer.MAX_VALUE);
            return;
        }
        UnescapedText plain = UnescapedText.of(text);
        read(plain, effort, found);
        if (plain.isAmbiguous()) {
            read(UnescapedText.withoutLetters(text), effort, found);
        }
    }

    private void read(UnescapedText plain, Effort effort, Found found) {
        find(plain.text(), effort, (start, end, length) -> found.at(plain.from(start), plain.to(end - 1), length));
    }

    /** Tells of the longest echo at each place of a text, and of all the rest of it from where that cannot be afforded. */
    private void find(String text, Effort effort, Found found) {
        long start = 0;
        for (int i = 0; i < text.length(); i++) {
            start = start << Character.SIZE | text.charAt(i);
            int bit = bit(start);
            if (i + 1 >= START && (starts[bit / Long.SIZE] >>> bit & 1) != 0) {
                int at = i + 1 - START;
                int end = end(text, at, effort);
                if (end > 0) {
                    found.at(at, end, end - at);
                }
                if (!effort.spend(LOOK)) {
                    found.at(at, text.length(), text.length() - at);
                    return;
                }
            }
        }
    }

    private int end(String text, int at, Effort effort) {
        int end = -1;
        for (String echo : byStart.getOrDefault(text.substring(at, at + START), List.of())) {
            int alike = START;
            while (alike < echo.length()
                    && at + alike < text.length()
                    && text.charAt(at + alike) == echo.charAt(alike)) {
                alike++;
            }
            if (!effort.spend(COMPARE + alike)) {
                return text.length();
            }
            end = alike == echo.length() ? Math.max(end, at + alike) : end;
        }
        return end;
    }

    /**
     * The effort that looking for echoes in the texts of one answer may cost. A text made of beginnings of a secret, as {@code
     * aaaa…} for {@code aaa…b}, would otherwise cost its length times that of the secret; and outputs may say such a text many
     * times. The unit is about a nanosecond: that of comparing one character.
     */
    static final class Effort {
        private static final int UNITS_PER_CHARACTER = 512;

        /** Two tenths of a second or so: some times what a text of 1 MiB costs that was not made to cost. */
        private static final long MOST = 192L << 20;

        private long left;
        private long toGive = MOST;

        /** Adds what a text is worth: far more than any costs that was not made to cost. */
        void begin(String text) {
            long given = Math.min(toGive, (long) UNITS_PER_CHARACTER * (text.length() + 1));
            toGive -= given;
            left = Math.max(left, 0) + given;
        }

        /** Takes a number of units, and returns whether they can still be afforded. */
        boolean spend(long units) {
            left -= units;
            return left >= 0;
        }
    }
}
