package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.pattern.TextPattern;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.HashMap;
import java.util.Map;

/** Reads the regular expressions of a definition, and weighs them: those that are too much together are not read further. */
final class Patterns {
    /** What the programs of one definition may hold together: a few megabytes. */
    private static final long MAX_WEIGHT = 12_288;

    /** What it takes to find out that one is none: with many of them, not all are read. */
    private static final int REFUSED = 128;

    private final Map<String, WrittenPattern> read = new HashMap<>();
    private final Map<String, TextPattern> ofAnswer = new HashMap<>();
    private long weight;

    /** Reads a pattern of the answer. */
    void parse(String text, Problems problems) {
        read(text, problems);
        if (!areTooLarge() && of(text).pattern() != null) {
            ofAnswer.put(text, of(text).pattern());
        }
    }

    /** Reads a pattern; those with the same text share what comes of it. */
    void read(String text, Problems problems) {
        if (areTooLarge()) {
            return;
        }
        boolean known = read.containsKey(text);
        WrittenPattern written = of(text);
        if (!known) {
            weigh(written.pattern() == null ? REFUSED : written.pattern().weight());
        }
        Problem problem = written.problem();
        if (problem != null) {
            problems.add(problem);
        }
    }

    /** Returns a pattern, which is read when it is first asked for. */
    WrittenPattern of(String text) {
        return read.computeIfAbsent(text, WrittenPattern::new);
    }

    /** Returns all patterns that were read, by their texts. */
    Map<String, WrittenPattern> written() {
        return read;
    }

    /** Adds what patterns weigh that were read elsewhere. */
    void weigh(int more) {
        weight += more;
    }

    /** Adds what it takes to find out that a text is none. */
    void weighRefused() {
        weigh(REFUSED);
    }

    boolean areTooLarge() {
        return weight > MAX_WEIGHT;
    }

    void check(Problems problems) {
        problems.addUnless(
                !areTooLarge(),
                Code.PATTERN_TOO_LARGE,
                "The patterns of this definition are too large together; they need fewer repetitions such as {1,500} or"
                        + " fewer categories such as \\p{L}");
    }

    /** The patterns of the answer by their texts. */
    Map<String, TextPattern> parsed() {
        return ofAnswer;
    }
}
