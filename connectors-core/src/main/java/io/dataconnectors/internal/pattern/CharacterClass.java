package io.dataconnectors.internal.pattern;

import java.util.Map;
import javax.annotation.Nullable;

/** Reads what stands for one character: {@code [a-z]}, {@code \d}, {@code \p{Lu}}; and characters that are escaped. */
final class CharacterClass {
    private static final String ESCAPABLE = "()*+-.?[\\]^nrt{|}";

    /** Letters that stand for a character, and behind each the character. */
    private static final String CONTROLS = "n\nr\rt\tf\fv\u000Ba\u0007";

    private static final CharacterRanges DIGITS = CharacterRanges.of('0', '9');
    private static final CharacterRanges WORD = CharacterRanges.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    private static final CharacterRanges SPACE = CharacterRanges.of('\t', '\n', '\f', '\r', ' ', ' ');

    private static final Map<String, CharacterRanges> POSIX = Map.ofEntries(
            Map.entry("alnum", CharacterRanges.of('0', '9', 'A', 'Z', 'a', 'z')),
            Map.entry("alpha", CharacterRanges.of('A', 'Z', 'a', 'z')),
            Map.entry("ascii", CharacterRanges.of(0, 0x7F)),
            Map.entry("blank", CharacterRanges.of('\t', '\t', ' ', ' ')),
            Map.entry("cntrl", CharacterRanges.of(0, 0x1F, 0x7F, 0x7F)),
            Map.entry("digit", DIGITS),
            Map.entry("graph", CharacterRanges.of('!', '~')),
            Map.entry("lower", CharacterRanges.of('a', 'z')),
            Map.entry("print", CharacterRanges.of(' ', '~')),
            Map.entry("punct", CharacterRanges.of('!', '/', ':', '@', '[', '`', '{', '~')),
            Map.entry("space", CharacterRanges.of('\t', '\r', ' ', ' ')),
            Map.entry("upper", CharacterRanges.of('A', 'Z')),
            Map.entry("word", WORD),
            Map.entry("xdigit", CharacterRanges.of('0', '9', 'A', 'F', 'a', 'f')));

    private final PatternCursor cursor;
    private final boolean strict;
    private int handled;

    CharacterClass(PatternCursor cursor, TextPattern.Syntax syntax) {
        this.cursor = cursor;
        this.strict = syntax == TextPattern.Syntax.I_REGEXP;
    }

    /** How many ranges were put together for what is between brackets. */
    int handled() {
        return handled;
    }

    /** Reads what is between brackets, of which the first is read already. */
    CharacterRanges brackets(boolean ignoringCase) {
        boolean negated = cursor.take("^");
        int start = cursor.position();
        CharacterRanges set = new CharacterRanges();
        if (strict && cursor.take("-")) {
            set.add('-', '-');
        }
        while (cursor.peek() != ']' || (!strict && cursor.position() == start)) {
            element(set);
        }
        if (cursor.position() == start) {
            throw PatternException.at(start, "A class has at least one character");
        }
        cursor.expect("]");
        CharacterRanges cased = ignoringCase ? set.inEveryCase() : set;
        handled += cased.count();
        return negated ? cased.inverse() : cased;
    }

    private void element(CharacterRanges set) {
        int start = cursor.position();
        CharacterRanges several = cursor.peeks("[:") && !strict ? posix() : several();
        if (several != null) {
            set.addAll(several);
            return;
        }
        int first = character();
        boolean range = !cursor.peeks("-]") && cursor.take("-");
        int last = range ? end(start) : first;
        if (last < first) {
            throw wrongRange(start);
        }
        set.add(first, last);
    }

    private int end(int start) {
        if (several() != null) {
            throw wrongRange(start);
        }
        return character();
    }

    private static PatternException wrongRange(int start) {
        return PatternException.at(start, "A range goes from a lower character to a higher one");
    }

    private CharacterRanges posix() {
        int start = cursor.position();
        cursor.moveTo(start + 2);
        boolean negated = cursor.take("^");
        CharacterRanges named = POSIX.get(cursor.takeTo(':'));
        if (named == null || !cursor.take(":]")) {
            throw PatternException.at(
                    start, "There is no class of this name; there are [:alpha:], [:digit:], [:space:] and others");
        }
        return negated ? named.inverse() : named;
    }

    /** Reads an escape for several characters, or returns null if none comes next. */
    @Nullable
    CharacterRanges several() {
        int start = cursor.position();
        if (!cursor.take("\\")) {
            return null;
        }
        CharacterRanges several = cursor.isAtEnd() ? null : several(cursor.next());
        if (several == null) {
            cursor.moveTo(start);
        }
        return several;
    }

    @Nullable
    private CharacterRanges several(int letter) {
        if (letter == 'p' || letter == 'P') {
            return category(letter == 'p');
        }
        return strict
                ? null
                : switch (letter) {
                    case 'd' -> DIGITS;
                    case 'D' -> DIGITS.inverse();
                    case 'w' -> WORD;
                    case 'W' -> WORD.inverse();
                    case 's' -> SPACE;
                    case 'S' -> SPACE.inverse();
                    default -> null;
                };
    }

    private CharacterRanges category(boolean within) {
        boolean braces = strict || cursor.peek() == '{';
        if (braces) {
            cursor.expect("{");
        }
        int start = cursor.position();
        String name = braces ? cursor.takeTo('}') : cursor.takeSome(1);
        CharacterRanges category = Categories.named(name, within);
        if (category == null) {
            throw PatternException.at(
                    start, "There is no Unicode category of this name; there are L, Lu, Ll, Nd and others");
        }
        if (braces) {
            cursor.expect("}");
        }
        return category;
    }

    /** Reads one character of a class, escaped or not. */
    private int character() {
        int c = cursor.peek();
        if (c == '\\') {
            return escaped();
        }
        boolean literal = !strict || (c != '[' && (c != '-' || cursor.peeks("-]")));
        if (cursor.isAtEnd() || !literal) {
            throw cursor.expected("a character, an escape or ']'");
        }
        return cursor.next();
    }

    /** Reads an escape for one character. */
    int escaped() {
        int start = cursor.position();
        cursor.expect("\\");
        int c = cursor.isAtEnd() ? PatternCursor.END : cursor.next();
        int control = CONTROLS.indexOf(c);
        if (!strict && c == 'x') {
            return hexadecimal(start);
        }
        if (strict ? ESCAPABLE.indexOf(c) < 0 : !isPunctuation(c) && control < 0) {
            throw PatternException.at(start, "There is no escape " + cursor.since(start) + "; " + instead());
        }
        return control >= 0 && isLetter(c) ? CONTROLS.charAt(control + 1) : c;
    }

    private String instead() {
        return strict
                ? "write a class, such as [0-9] or [$]"
                : "there are \\d, \\w, \\s, \\b, \\n, \\t, \\x{41}, \\p{L} and some more";
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isPunctuation(int c) {
        return c >= ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }

    private int hexadecimal(int start) {
        boolean braces = cursor.take("{");
        String digits = braces ? cursor.takeTo('}') : cursor.takeSome(2);
        boolean whole = braces ? cursor.take("}") : digits.length() == 2;
        int value = whole && digits.matches("[0-9a-fA-F]{1,6}") ? Integer.parseInt(digits, 16) : Integer.MAX_VALUE;
        if (value > Character.MAX_CODE_POINT) {
            throw PatternException.at(start, "A character is written \\x41 or \\x{1F600}");
        }
        return value;
    }
}
