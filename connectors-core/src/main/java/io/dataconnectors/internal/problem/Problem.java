package io.dataconnectors.internal.problem;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A problem of a text or a value, before its place in a document is known.
 *
 * @param code the rule that is broken
 * @param subjects what it is about, by name
 * @param message what is wrong and what would be right
 * @param line the line in the text, from 1, or 0 if it is about the whole text
 * @param column the column in characters, from 1, or 0
 */
public record Problem(Code code, List<String> subjects, String message, int line, int column) implements Serializable {
    /** A name has 64 characters at most. What somebody typed in its place is told with every violation around it. */
    private static final int LONGEST_SUBJECT = 128;

    private static final int MOST_WORDS = 8;

    /** Copies the subjects; what is too long to be a name is cut. */
    public Problem {
        boolean names = subjects.stream().allMatch(subject -> subject.length() <= LONGEST_SUBJECT);
        subjects = names
                ? List.copyOf(subjects)
                : subjects.stream().map(Problem::cut).toList();
    }

    private static String cut(String subject) {
        if (subject.length() <= LONGEST_SUBJECT) {
            return subject;
        }
        int end =
                Character.isHighSurrogate(subject.charAt(LONGEST_SUBJECT - 1)) ? LONGEST_SUBJECT - 1 : LONGEST_SUBJECT;
        return subject.substring(0, end) + "…";
    }

    /** Returns the first of the words, for a message that stays one to read. */
    public static String few(Stream<?> words) {
        List<String> few =
                words.limit(MOST_WORDS + 1).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
        if (few.size() > MOST_WORDS) {
            few.set(MOST_WORDS, "…");
        }
        return String.join(", ", few);
    }

    /** Returns a problem of a whole text or value. */
    public static Problem of(Code code, String message, String... subjects) {
        return new Problem(code, List.of(subjects), message, 0, 0);
    }

    /** Returns the same problem at an offset of the text that it is about. */
    public Problem at(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int lines = (int)
                text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return at(lines + 1, offset - lineStart + 1);
    }

    private Problem at(int atLine, int atColumn) {
        return new Problem(code, subjects, message, atLine, atColumn);
    }

    /** Returns the same problem at a place of the text, which its message says too. */
    public Problem told(int atLine, int atColumn) {
        return saying("Line " + atLine + ", column " + atColumn + ": " + message)
                .at(atLine, atColumn);
    }

    /** Returns the same problem in other words. */
    public Problem saying(String words) {
        return new Problem(code, subjects, words, line, column);
    }

    /** Returns the same problem, which is about these names first. */
    public Problem of(List<String> names) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(subjects);
        return new Problem(code, List.copyOf(all), message, line, column);
    }

    @Override
    public String toString() {
        return message;
    }
}
