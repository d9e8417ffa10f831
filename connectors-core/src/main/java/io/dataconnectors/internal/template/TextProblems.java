package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one text, and what is allowed but doubtful, by offset; tells it by line and column. */
final class TextProblems {
    private static final int MAX = 100;

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private final List<Found> doubtful = new ArrayList<>();

    TextProblems(String text) {
        this.text = text;
    }

    /** Records what is wrong at an offset; of several at one place the first is told. */
    void add(int offset, Problem problem) {
        if (found.stream().anyMatch(other -> other.offset == offset)) {
            return;
        }
        found.add(new Found(offset, problem));
        if (found.size() == MAX) {
            throwIfAny(); // looking for more would only cost time
        }
    }

    void add(int offset, Code code, String message, String... subjects) {
        add(offset, Problem.of(code, message, subjects));
    }

    /** Records what is wrong with a tag, or with a text between tags; it is about what the tag names. */
    void add(Token token, Code code, String message) {
        add(token.offset(), about(token, code, message));
    }

    /** Records what is allowed at an offset, and probably not what its author means. */
    void warn(int offset, Problem problem) {
        if (doubtful.size() < MAX) {
            doubtful.add(new Found(offset, problem));
        }
    }

    /** Records what is doubtful about a tag. */
    void warn(Token token, Code code, String message) {
        warn(token.offset(), about(token, code, message));
    }

    private static Problem about(Token token, Code code, String message) {
        return new Problem(code, token.subjects(), message, 0, 0);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new TemplateException(located());
        }
    }

    /** The problems in the order of the text. */
    List<Problem> located() {
        return located(found);
    }

    /** What is doubtful, in the order of the text. */
    List<Problem> warnings() {
        return located(doubtful);
    }

    private List<Problem> located(List<Found> all) {
        all.sort(Comparator.comparingInt(Found::offset));
        List<Problem> problems = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        int at = 0;
        for (Found found : all) {
            for (; at < found.offset && at < text.length(); at++) {
                if (text.charAt(at) == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
            problems.add(found.problem.told(line, found.offset - lineStart + 1));
        }
        return problems;
    }

    private record Found(int offset, Problem problem) {}
}
