package io.dataconnectors.internal.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one text, and what is allowed but doubtful, by offset; tells it by line and column. */
final class Problems {
    private static final int MAX = 100;

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private final List<Found> doubtful = new ArrayList<>();

    Problems(String text) {
        this.text = text;
    }

    /** Records what is wrong at an offset; of several at one place the first is told. */
    void add(int offset, String message) {
        if (found.stream().anyMatch(other -> other.offset == offset)) {
            return;
        }
        found.add(new Found(offset, message));
        if (found.size() == MAX) {
            throwIfAny(); // looking for more would only cost time
        }
    }

    /** Records what is allowed at an offset, and probably not what its author means. */
    void warn(int offset, String message) {
        if (doubtful.size() < MAX) {
            doubtful.add(new Found(offset, message));
        }
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
    List<TemplateException.Problem> located() {
        return located(found);
    }

    /** What is doubtful, in the order of the text. */
    List<TemplateException.Problem> warnings() {
        return located(doubtful);
    }

    private List<TemplateException.Problem> located(List<Found> found) {
        found.sort(Comparator.comparingInt(Found::offset));
        List<TemplateException.Problem> problems = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        int at = 0;
        for (Found problem : found) {
            for (; at < problem.offset && at < text.length(); at++) {
                if (text.charAt(at) == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
            problems.add(new TemplateException.Problem(line, problem.offset - lineStart + 1, problem.message));
        }
        return problems;
    }

    private record Found(int offset, String message) {}
}
