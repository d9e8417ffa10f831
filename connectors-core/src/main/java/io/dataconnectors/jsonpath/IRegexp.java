package io.dataconnectors.jsonpath;

/**
 * Reads an I-Regexp (RFC 9485, section 3) and writes it as RE2 has it (sections 5.3 and 5.4). As there, {@code ^} and
 * {@code $} outside of classes are handed on, and mean the start and the end of the text.
 */
final class IRegexp {
    /** Where counting ends: far above what may be compiled. */
    private static final int MOST = 1_000_000;

    private final Cursor cursor;
    private final StringBuilder re2 = new StringBuilder();
    private final CharacterClass classes;
    private final long size;

    private IRegexp(Cursor cursor) {
        this.cursor = cursor;
        this.classes = new CharacterClass(cursor, re2);
        this.size = branches();
        if (cursor.peek() != Cursor.END) {
            throw unexpected();
        }
    }

    /** Reads a pattern; the column of the exception is one of the pattern. */
    static IRegexp parse(String pattern) {
        return new IRegexp(new Cursor(pattern));
    }

    String re2() {
        return re2.toString();
    }

    /** How many characters, classes and groups there are once counted repetitions are written out. */
    int size() {
        return (int) size;
    }

    private long branches() {
        long sum = branch();
        while (cursor.take("|")) {
            re2.append('|');
            sum += 1 + branch();
        }
        return Math.min(sum, MOST);
    }

    private long branch() {
        long sum = 0;
        while (cursor.peek() != Cursor.END && cursor.peek() != '|' && cursor.peek() != ')') {
            long atom = atom();
            sum += atom * repetitions();
        }
        return Math.min(sum, MOST);
    }

    private long atom() {
        if (cursor.take("(")) {
            return group();
        }
        if ("*+?{}]".indexOf(cursor.peek()) >= 0) {
            throw unexpected();
        }
        if (cursor.peek() == '[' || cursor.peek() == '\\') {
            classes.read();
        } else if (cursor.take(".")) {
            re2.append("[^\\n\\r]");
        } else {
            re2.appendCodePoint(cursor.next());
        }
        return 1;
    }

    private long group() {
        cursor.enter();
        re2.append("(?:");
        long size = Math.max(1, branches());
        cursor.expect(")", "')'");
        re2.append(')');
        cursor.leave();
        return size;
    }

    /** Reads a quantifier, if there is one. Returns how often the part before it is written out. */
    private int repetitions() {
        for (String quantifier : new String[] {"*", "+", "?"}) {
            if (cursor.take(quantifier)) {
                re2.append(quantifier);
                return 1;
            }
        }
        return cursor.take("{") ? counted() : 1;
    }

    private int counted() {
        int start = cursor.position() - 1;
        int least = count();
        int most = least;
        re2.append('{').append(least);
        if (cursor.take(",")) {
            re2.append(',');
            if (cursor.peek() != '}') {
                most = count();
                re2.append(most);
            }
        }
        cursor.expect("}", "'}'");
        re2.append('}');
        if (most < least) {
            throw Cursor.problem("The number after the comma is at least the one before", start);
        }
        return Math.max(1, most);
    }

    /** A number without the leading zeros that RE2 does not take. */
    private int count() {
        int start = cursor.position();
        cursor.skipDigits();
        String digits = cursor.since(start);
        if (digits.isEmpty()) {
            throw cursor.expected("a number of repetitions");
        }
        String significant = digits.replaceFirst("^0+", "");
        return significant.length() > 6 ? MOST : Integer.parseInt("0" + significant);
    }

    private JsonPathException unexpected() {
        return cursor.expected("a character, '(', '[' or an escape such as \\.");
    }
}
