package io.dataconnectors.internal.pattern;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A set of characters, as the ranges that it consists of. */
final class CharacterRanges {
    /** How many ranges are handled for one set: three of the largest categories. */
    private static final int MOST = 2_048;

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
        makeRoomFor(1);
        ranges[count++] = range(first, last);
    }

    void addAll(CharacterRanges other) {
        makeRoomFor(other.count);
        System.arraycopy(other.ranges, 0, ranges, count, other.count);
        count += other.count;
    }

    /** Nothing is copied for a set that has too many. */
    private void makeRoomFor(int more) {
        if (count + more > MOST) {
            throw PatternException.tooLarge();
        }
        if (count + more > ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(count + more, Math.min(MOST, 2 * count)));
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
        sorted.ranges = new long[count + 1];
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
        CharacterRanges sorted = sorted();
        CharacterRanges rest = new CharacterRanges();
        rest.ranges = new long[sorted.count + 1];
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
            int first = first(i);
            int last = last(i);
            Cased.within(first, last).forEach(c -> all.addCases(c, first, last));
        }
        return all;
    }

    /** Adds the other cases of a character, unless they are in the range that it is from. */
    private void addCases(int c, int first, int last) {
        int upper = Character.toUpperCase(c);
        addOutside(upper, first, last);
        addOutside(Character.toLowerCase(c), first, last);
        addOutside(Character.toTitleCase(c), first, last);
        addOutside(Character.toLowerCase(upper), first, last);
    }

    private void addOutside(int c, int first, int last) {
        if (c < first || c > last) {
            add(c, c);
        }
    }

    /** How many ranges were added. */
    int count() {
        return count;
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
