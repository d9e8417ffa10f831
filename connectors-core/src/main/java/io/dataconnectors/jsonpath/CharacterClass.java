package io.dataconnectors.jsonpath;

/** Reads what stands for one character of several in an I-Regexp: {@code [a-z]}, {@code \p{Lu}}; and escapes. */
final class CharacterClass {
    private static final String ESCAPABLE = "()*+-.?[\\]^nrt{|}";

    /** No code point: what stands here is a whole category. */
    private static final int CATEGORY = -1;

    private final Cursor cursor;
    private final StringBuilder re2;

    CharacterClass(Cursor cursor, StringBuilder re2) {
        this.cursor = cursor;
        this.re2 = re2;
    }

    void read() {
        if (cursor.take("[")) {
            brackets();
        } else {
            re2.append('[');
            escape();
            re2.append(']');
        }
    }

    private void brackets() {
        re2.append(cursor.take("^") ? "[^" : "[");
        int start = cursor.position();
        if (cursor.take("-")) {
            re2.append("\\-");
        }
        while (cursor.peek() != ']' && !cursor.peeks("-]")) {
            element();
        }
        if (cursor.take("-")) {
            re2.append("\\-");
        }
        if (cursor.position() == start) {
            throw Cursor.problem("A class has at least one character", start);
        }
        cursor.expect("]", "']'");
        re2.append(']');
    }

    private void element() {
        int start = cursor.position();
        int first = character();
        if (first == CATEGORY || cursor.peeks("-]") || !cursor.take("-")) {
            return;
        }
        re2.append('-');
        int last = character();
        if (last < first) {
            throw Cursor.problem("A range goes from a lower character to a higher one", start);
        }
    }

    private int character() {
        if (cursor.peek() == '\\') {
            return escape();
        }
        if (cursor.peek() == Cursor.END || cursor.peek() == '[' || cursor.peek() == '-') {
            throw cursor.expected("a character, an escape or ']'");
        }
        int c = cursor.next();
        re2.appendCodePoint(c);
        return c;
    }

    private int escape() {
        int start = cursor.position();
        cursor.next();
        if (cursor.peek() == 'p' || cursor.peek() == 'P') {
            category();
            return CATEGORY;
        }
        int c = cursor.peek() == Cursor.END ? Cursor.END : cursor.next();
        if (ESCAPABLE.indexOf(c) < 0) {
            throw Cursor.problem(
                    "There is no escape " + cursor.since(start) + "; write a class, such as [0-9] or [$]", start);
        }
        re2.append('\\').append((char) c);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private void category() {
        boolean within = cursor.next() == 'p';
        cursor.expect("{", "'{'");
        int start = cursor.position();
        while (cursor.peek() != '}' && cursor.peek() != Cursor.END) {
            cursor.next();
        }
        String name = cursor.since(start);
        if (!UnicodeCategory.exists(name)) {
            throw Cursor.problem(
                    "There is no Unicode category of this name; there are L, Lu, Ll, Nd and others", start);
        }
        cursor.expect("}", "'}'");
        re2.append(UnicodeCategory.ranges(name, within));
    }
}
