package io.dataconnectors.internal.pattern;

/**
 * The flags of a pattern, as far as they reach. RE2 never sees one: what they mean is written out.
 *
 * @param ignoresCase {@code i}: letters stand for themselves in the other case too
 * @param lines {@code m}: {@code ^} and {@code $} are the start and the end of a line too
 * @param all {@code s}: a dot stands for the end of a line too
 */
record PatternFlags(boolean ignoresCase, boolean lines, boolean all) {
    static final PatternFlags NONE = new PatternFlags(false, false, false);

    /** Reads the flags that a pattern begins with, such as {@code (?i)}. */
    static PatternFlags leading(PatternCursor cursor) {
        PatternFlags flags = NONE;
        int start = cursor.position();
        while (cursor.take("(?")) {
            String letters = cursor.takeLetters();
            if (letters.isEmpty() || !cursor.take(")")) {
                break;
            }
            flags = flags.with(letters, start);
            start = cursor.position();
        }
        cursor.moveTo(start);
        return flags;
    }

    /** Reads what stands behind the bracket of a group that captures nothing: {@code ?:} or flags for it, {@code ?i:}. */
    PatternFlags of(PatternCursor cursor) {
        int start = cursor.position();
        cursor.expect("?");
        PatternFlags flags = with(cursor.takeLetters(), start);
        if (cursor.peek() == ')' && cursor.position() > start + 1) {
            throw PatternException.at(
                    start, "Flags stand at the start of a pattern, (?i), or around what they are for, (?i:…)");
        }
        if (!cursor.take(":")) {
            throw PatternException.at(
                    start,
                    "A group begins with ( or (?:, or with flags as in (?i:; there is no looking ahead or behind");
        }
        return flags;
    }

    /** Steps over the name of a group, such as {@code ?<id>} or {@code ?P<id>}; returns false if none comes next. */
    static boolean name(PatternCursor cursor) {
        int start = cursor.position();
        boolean named = cursor.take("?P<") || (!cursor.peeks("?<=") && !cursor.peeks("?<!") && cursor.take("?<"));
        if (named && (!cursor.takeTo('>').matches("[A-Za-z_][A-Za-z0-9_]*") || !cursor.take(">"))) {
            throw PatternException.at(start, "The name of a group has letters, digits and underscores, as in (?<id>…)");
        }
        return named;
    }

    private PatternFlags with(String letters, int start) {
        PatternFlags flags = this;
        for (int i = 0; i < letters.length(); i++) {
            flags = switch (letters.charAt(i)) {
                case 'i' -> new PatternFlags(true, flags.lines, flags.all);
                case 'm' -> new PatternFlags(flags.ignoresCase, true, flags.all);
                case 's' -> new PatternFlags(flags.ignoresCase, flags.lines, true);
                default ->
                    throw PatternException.at(
                            start, "There is no flag " + letters.charAt(i) + "; there are i, m and s");
            };
        }
        return flags;
    }

    String dot() {
        return all ? "(?s:.)" : ".";
    }

    String start() {
        return lines ? "(?m:^)" : "^";
    }

    String end() {
        return lines ? "(?m:$)" : "$";
    }
}
