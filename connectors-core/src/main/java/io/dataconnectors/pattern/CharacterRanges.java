package io.dataconnectors.pattern;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A set of characters, as the ranges that it consists of. */
final class CharacterRanges {
    /** How many ranges are handled for one set: three of the largest categories. */
    private static final int MOST = 4_096;

    /** The first character in the upper half and the last in the lower, so that ranges sort by where they begin. */
    private long[] ranges = new long[8];

    private int count;

    static CharacterRanges of(int... pairs) {
        CharacterRanges set = new CharacterRanges();
        for (int i = 0; i < pairs.length; i += 2) {
            set.add(pairs[i], pairs[i + 1]);
        }
        return set;
    }

    void add(int first, int last) {
        if (count > 0 && first == last(count - 1) + 1) {
            ranges[count - 1] = range(first(count - 1), last);
            return;
        }
        if (count == MOST) {
            throw PatternException.tooLarge();
        }
        if (count == ranges.length) {
            ranges = Arrays.copyOf(ranges, count * 2);
        }
        ranges[count++] = range(first, last);
    }

    void addAll(CharacterRanges other) {
        for (int i = 0; i < other.count; i++) {
            add(other.first(i), other.last(i));
        }
    }

    private static long range(int first, int last) {
        return (long) first << 32 | last;
    }

    private int first(int i) {
        return (int) (ranges[i] >> 32);
    }

    private int last(int i) {
        return (int) ranges[i];
    }

    /** The same characters, each range after the one before and apart from it. */
    private CharacterRanges sorted() {
        CharacterRanges sorted = new CharacterRanges();
        Arrays.sort(ranges, 0, count);
        int first = -1;
        int last = -2;
        for (int i = 0; i < count; i++) {
            if (first(i) > last + 1) {
                sorted.addUnlessEmpty(first, last);
                first = first(i);
            }
            last = Math.max(last, last(i));
        }
        sorted.addUnlessEmpty(first, last);
        return sorted;
    }

    private void addUnlessEmpty(int first, int last) {
        if (first <= last) {
            add(first, last);
        }
    }

    /** All characters that are not in this set. */
    CharacterRanges inverse() {
        CharacterRanges rest = new CharacterRanges();
        CharacterRanges sorted = sorted();
        int next = 0;
        for (int i = 0; i < sorted.count; i++) {
            rest.addUnlessEmpty(next, sorted.first(i) - 1);
            next = sorted.last(i) + 1;
        }
        rest.addUnlessEmpty(next, Character.MAX_CODE_POINT);
        return rest;
    }

    /** These characters, and those that differ from them in nothing but case. */
    CharacterRanges inEveryCase() {
        CharacterRanges all = new CharacterRanges();
        for (int i = 0; i < count; i++) {
            all.add(first(i), last(i));
            Cased.within(first(i), last(i)).forEach(all::addCases);
        }
        return all;
    }

    private void addCases(int c) {
        int upper = Character.toUpperCase(c);
        int lower = Character.toLowerCase(c);
        for (int other : new int[] {upper, lower, Character.toTitleCase(c), Character.toLowerCase(upper)}) {
            if (other != c) {
                add(other, other);
            }
        }
    }

    /** Writes the set as RE2 has it: an escape for all that means something there. */
    void appendTo(StringBuilder re2) {
        CharacterRanges sorted = sorted();
        if (sorted.count == 0) {
            re2.append("[^\\x{0}-\\x{10ffff}]");
            return;
        }
        re2.append('[');
        for (int i = 0; i < sorted.count; i++) {
            append(re2, sorted.first(i));
            if (sorted.last(i) > sorted.first(i)) {
                re2.append('-');
                append(re2, sorted.last(i));
            }
        }
        re2.append(']');
    }

    /** As short as may be: RE2/J takes time in the square of a pattern's length. */
    static void append(StringBuilder re2, int c) {
        boolean plain = Character.isLetterOrDigit(c) || (c > 0x9F && !isSurrogate(c));
        if (plain) {
            re2.appendCodePoint(c);
        } else {
            re2.append("\\x{").append(Integer.toHexString(c)).append('}');
        }
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** The characters that have another case. */
    private static final class Cased {
        static final int[] ALL = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.toUpperCase(c) != c || Character.toLowerCase(c) != c)
                .toArray();

        static IntStream within(int first, int last) {
            int found = Arrays.binarySearch(ALL, first);
            return Arrays.stream(ALL, found < 0 ? -found - 1 : found, ALL.length)
                    .takeWhile(c -> c <= last);
        }
    }
}
