package io.dataconnectors.internal.pattern;

/**
 * Reads a pattern whole and writes it as RE2 has it, so that the engine builds what was read and nothing else. Only the first
 * group captures, for no other is asked for. Counts on the way what the engine will build.
 */
final class PatternReader {
    /** How many instructions a program may have: two of the longest repetitions that RE2 knows. */
    private static final int MAX_SIZE = 4_096;

    /** How long a pattern may be once categories are written out: RE2/J compiles in the square of this. */
    private static final int MAX_LENGTH = 3_072;

    /** How often a part may be repeated, in all repetitions around it together. */
    private static final int MAX_REPEATS = 1_000;

    /** How long a pattern may be as it is written. */
    private static final int MAX_TEXT = 1_024;

    private static final int MAX_DEPTH = 32;

    /** What starts and ends every program. */
    private static final int FRAME = 3;

    private final PatternCursor cursor;
    private final boolean strict;
    private final CharacterClass classes;
    private final StringBuilder re2 = new StringBuilder();
    private final int size;
    private PatternCursor.Flags flags = PatternCursor.Flags.NONE;
    private int groups;
    private int depth;

    PatternReader(String pattern, TextPattern.Syntax syntax) {
        if (pattern.length() > MAX_TEXT) {
            throw PatternException.tooLarge();
        }
        cursor = new PatternCursor(pattern);
        strict = syntax == TextPattern.Syntax.I_REGEXP;
        classes = new CharacterClass(cursor, syntax);
        if (!strict) {
            flags = PatternCursor.Flags.leading(cursor);
        }
        size = (int) branches().size + FRAME;
        if (!cursor.isAtEnd()) {
            throw unexpected();
        }
    }

    /**
     * What a part of the pattern becomes.
     *
     * @param size how many instructions it has
     * @param repeats how often the innermost part of it is written out
     */
    private record Part(long size, long repeats) {
        Part {
            if (size > MAX_SIZE || repeats > MAX_REPEATS) {
                throw PatternException.tooLarge();
            }
        }

        Part and(Part next, int between) {
            return new Part(size + next.size + between, Math.max(repeats, next.repeats));
        }

        Part more(int instructions) {
            return new Part(size + instructions, repeats);
        }
    }

    String re2() {
        return re2.toString();
    }

    int size() {
        return size;
    }

    /** What reading and holding it takes: its instructions, and what is between its brackets. */
    int weight() {
        return size + (re2.length() + classes.handled()) / 4;
    }

    private Part branches() {
        Part all = branch();
        while (cursor.take("|")) {
            re2.append('|');
            all = all.and(branch(), 1);
        }
        return all;
    }

    private Part branch() {
        Part all = new Part(0, 1);
        while (!cursor.isAtEnd() && cursor.peek() != '|' && cursor.peek() != ')') {
            all = all.and(repeated(atom()), 0);
            if (re2.length() > MAX_LENGTH) {
                throw PatternException.tooLarge();
            }
        }
        return all.size == 0 ? new Part(1, 1) : all;
    }

    private Part atom() {
        if (cursor.take("(")) {
            return group();
        }
        if ((strict ? "*+?{}]" : "*+?{").indexOf(cursor.peek()) >= 0) {
            throw unexpected();
        }
        if (cursor.take("[")) {
            classes.brackets(flags.ignoresCase()).appendTo(re2);
        } else if (cursor.take(".")) {
            re2.append(strict ? "[^\\n\\r]" : flags.dot());
        } else if (cursor.take("^")) {
            re2.append(flags.start());
        } else if (cursor.take("$")) {
            re2.append(flags.end());
        } else if (cursor.peek() == '\\') {
            escape();
        } else {
            character(cursor.next());
        }
        return new Part(1, 1);
    }

    private void escape() {
        CharacterRanges several = classes.several();
        if (several != null) {
            several.appendTo(re2);
            return;
        }
        for (String anchor : new String[] {"\\b", "\\B", "\\A", "\\z"}) {
            if (!strict && cursor.take(anchor)) {
                re2.append(anchor);
                return;
            }
        }
        character(classes.escaped());
    }

    private void character(int c) {
        if (flags.ignoresCase()) {
            CharacterRanges.of(c, c).inEveryCase().appendTo(re2);
        } else {
            CharacterRanges.append(re2, c);
        }
    }

    private Part group() {
        int start = cursor.position() - 1;
        if (++depth > MAX_DEPTH) {
            throw PatternException.at(start, "Groups nest at most " + MAX_DEPTH + " deep");
        }
        PatternCursor.Flags around = flags;
        boolean first = opensCapture() && groups++ == 0;
        re2.append(first ? "(" : "(?:");
        Part inner = branches();
        cursor.expect(")");
        re2.append(')');
        flags = around;
        depth--;
        return first ? inner.more(2) : inner;
    }

    /** Reads what says what a group is for; returns whether that is to capture what is in it. */
    private boolean opensCapture() {
        if (strict || PatternCursor.Flags.name(cursor) || cursor.peek() != '?') {
            return !strict;
        }
        flags = flags.of(cursor);
        return false;
    }

    /** Reads a quantifier, if there is one, behind the part that it is for. */
    private Part repeated(Part part) {
        Part repeated = part;
        if ("*+?".indexOf(cursor.peek()) >= 0) {
            re2.appendCodePoint(cursor.next());
            repeated = part.more(2);
        } else if (cursor.take("{")) {
            repeated = counted(part);
        } else {
            return part;
        }
        if (!strict && cursor.take("?")) {
            re2.append('?');
        }
        return repeated;
    }

    private Part counted(Part part) {
        int start = cursor.position() - 1;
        int least = cursor.takeCount();
        int most = least;
        boolean open = false;
        re2.append('{').append(least);
        if (cursor.take(",")) {
            re2.append(',');
            open = cursor.peek() == '}';
            most = open ? least : cursor.takeCount();
            re2.append(open ? "" : most);
        }
        cursor.expect("}");
        re2.append('}');
        if (most < least) {
            throw PatternException.at(start, "The number after the comma is at least the one before");
        }
        long times = Math.max(1, most);
        return new Part(part.size * times + (most - least) + (open ? 2 : 0), part.repeats * times);
    }

    private PatternException unexpected() {
        return cursor.expected("a character, '(', '[' or an escape such as \\.");
    }
}
