package io.dataconnectors.internal.pattern;

import java.util.function.IntPredicate;

/** A place in a pattern that is being read, and the words for what is wrong there. */
final class PatternCursor {
    /** What {@link #peek} returns after the last character. */
    static final int END = -1;

    private final String text;
    private int at;

    PatternCursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** The character at the cursor, or {@link #END}. */
    int peek() {
        return at < text.length() ? text.codePointAt(at) : END;
    }

    boolean peeks(String expected) {
        return text.startsWith(expected, at);
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Steps over the text given if it comes next. */
    boolean take(String expected) {
        boolean found = peeks(expected);
        if (found) {
            at += expected.length();
        }
        return found;
    }

    /** Takes the character that comes next, in both halves where UTF-16 has two. */
    int next() {
        int c = text.codePointAt(at);
        if (Character.getType(c) == Character.SURROGATE) {
            throw PatternException.at(at, "Half a surrogate pair is not a character");
        }
        at += Character.charCount(c);
        return c;
    }

    void expect(String expected) {
        if (!take(expected)) {
            throw expected("'" + expected + "'");
        }
    }

    /** Takes all that comes before a character, or before the end. */
    String takeTo(char end) {
        return takeWhile(c -> c != end);
    }

    /** Takes so many characters, or as many as there are. */
    String takeSome(int count) {
        int start = at;
        at = Math.min(text.length(), at + count);
        return since(start);
    }

    /** Takes how often something is repeated: a number, without the leading zeros that RE2 does not take. */
    int takeCount() {
        String digits = takeWhile(c -> c >= '0' && c <= '9');
        if (digits.isEmpty()) {
            throw expected("a number of repetitions");
        }
        String significant = digits.replaceFirst("^0+", "");
        if (significant.length() > 4) {
            throw PatternException.tooLarge();
        }
        return significant.isEmpty() ? 0 : Integer.parseInt(significant);
    }

    String takeLetters() {
        return takeWhile(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    private String takeWhile(IntPredicate wanted) {
        int start = at;
        while (!isAtEnd() && wanted.test(text.charAt(at))) {
            at++;
        }
        return since(start);
    }

    String since(int start) {
        return text.substring(start, at);
    }

    PatternException expected(String meaning) {
        return PatternException.at(at, "Expected " + meaning + ", but found " + found());
    }

    private String found() {
        if (isAtEnd()) {
            return "the end";
        }
        int c = peek();
        return c > ' ' && c < 0x7F ? "'" + (char) c + "'" : String.format("U+%04X", c);
    }

    /**
     * The flags of a pattern, as far as they reach. RE2 never sees one: what they mean is written out.
     *
     * @param ignoresCase {@code i}: letters stand for themselves in the other case too
     * @param lines {@code m}: {@code ^} and {@code $} are the start and the end of a line too
     * @param all {@code s}: a dot stands for the end of a line too
     */
    record Flags(boolean ignoresCase, boolean lines, boolean all) {
        static final Flags NONE = new Flags(false, false, false);

        /** Reads the flags that a pattern begins with, such as {@code (?i)}. */
        static Flags leading(PatternCursor cursor) {
            Flags flags = NONE;
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
        Flags of(PatternCursor cursor) {
            int start = cursor.position();
            cursor.expect("?");
            Flags flags = with(cursor.takeLetters(), start);
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
                throw PatternException.at(
                        start, "The name of a group has letters, digits and underscores, as in (?<id>…)");
            }
            return named;
        }

        private Flags with(String letters, int start) {
            Flags flags = this;
            for (int i = 0; i < letters.length(); i++) {
                flags = switch (letters.charAt(i)) {
                    case 'i' -> new Flags(true, flags.lines, flags.all);
                    case 'm' -> new Flags(flags.ignoresCase, true, flags.all);
                    case 's' -> new Flags(flags.ignoresCase, flags.lines, true);
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
}
