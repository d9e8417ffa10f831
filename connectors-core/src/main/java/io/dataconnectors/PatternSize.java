package io.dataconnectors;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many parts a pattern has once its counted repetitions are written out, which is what RE2 does before it matches:
 * {@code ((a{1000}){1000}){1000}} would take all the memory there is. Read before the pattern is compiled, so of what is no
 * pattern it returns some number.
 */
final class PatternSize {
    /** Where counting ends: far above what may be compiled. */
    private static final long MOST = 1_000_000;

    private final String text;
    private final Deque<Branches> open = new ArrayDeque<>();
    private Branches group = new Branches();
    private int at;

    private PatternSize(String text) {
        this.text = text;
    }

    static long of(String pattern) {
        PatternSize size = new PatternSize(pattern);
        while (size.at < pattern.length()) {
            size.next();
        }
        while (!size.open.isEmpty()) {
            size.close();
        }
        return size.group.size();
    }

    private void next() {
        char c = text.charAt(at++);
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '{' -> repeat();
            case '*', '+', '?' -> {}
            default -> {
                skipRestOf(c);
                group.add(1);
            }
        }
    }

    private void open() {
        open.push(group);
        group = new Branches();
        if (text.startsWith("?", at)) { // flags or a name, up to what they are for
            while (at < text.length() && ":>)".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            at += text.startsWith(")", at) ? 0 : 1;
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            long size = group.size();
            group = open.pop();
            group.add(size);
        }
    }

    private void skipRestOf(char c) {
        if (c == '[') {
            skipClass();
        } else if (c == '\\') {
            skipEscape();
        }
    }

    private void skipEscape() {
        if (text.startsWith("Q", at)) {
            skipQuoted();
        } else if (text.startsWith("p{", at) || text.startsWith("P{", at) || text.startsWith("x{", at)) {
            skipTo("}"); // the name of a category, or the number of a character: these braces are no repetition
        } else {
            at += text.startsWith("p", at) || text.startsWith("P", at) ? 2 : 1;
        }
    }

    /** Between {@code \Q} and {@code \E} all characters stand for themselves; a repetition is one of the last. */
    private void skipQuoted() {
        int start = at;
        skipTo("\\E");
        for (int i = start; i < at; i++) {
            group.add(1);
        }
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skipClass() {
        at += text.startsWith("^", at) ? 1 : 0;
        at += text.startsWith("]", at) ? 1 : 0; // a bracket at the start stands for itself
        while (at < text.length() && text.charAt(at) != ']') {
            int end = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
            at = end < 0 ? at + (text.charAt(at) == '\\' ? 2 : 1) : end + 2;
        }
        at++;
    }

    private void repeat() {
        int end = text.indexOf('}', at);
        String[] counts = end < 0 ? new String[0] : text.substring(at, end).split(",", 2);
        if (counts.length == 0 || !isCount(counts[0])) {
            group.add(1); // such a brace stands for itself
            return;
        }
        at = end + 1;
        group.repeat(number(counts[counts.length - 1].isEmpty() ? counts[0] : counts[counts.length - 1]));
    }

    private static boolean isCount(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long number(String digits) {
        return !isCount(digits) || digits.length() > 6 ? MOST : Long.parseLong(digits);
    }

    /** What is between two parentheses. The last part is kept apart, for a repetition may follow. */
    private static final class Branches {
        private long before;
        private long last;

        void add(long size) {
            before = Math.min(MOST, before + last);
            last = size;
        }

        void repeat(long times) {
            last = Math.min(MOST, last * Math.max(1, times));
        }

        long size() {
            return Math.min(MOST, Math.max(1, before + last));
        }
    }
}
