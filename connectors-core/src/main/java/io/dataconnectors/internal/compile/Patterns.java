package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

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

    /** A pattern as an author wrote it; it is read when it is first asked for. */
    static final class WrittenPattern {
        private final String text;

        @Nullable
        private volatile Reading reading;

        WrittenPattern(String text) {
            this.text = text;
        }

        /**
         * What the pattern means, if it means anything.
         *
         * @param pattern null if it is no pattern, or one that is too large
         * @param problem what is wrong, or null if nothing is
         */
        private record Reading(
                @Nullable TextPattern pattern, @Nullable Problem problem) {}

        String text() {
            return text;
        }

        @Nullable
        TextPattern pattern() {
            return reading().pattern;
        }

        @Nullable
        Problem problem() {
            return reading().problem;
        }

        private Reading reading() {
            Reading known = reading;
            if (known == null) {
                known = read();
                reading = known;
            }
            return known;
        }

        private Problem problem(PatternException e) {
            if (e.isTooLarge()) {
                return Problem.of(Code.PATTERN_TOO_LARGE, e.problem());
            }
            String message = "At character " + e.column() + " of the pattern: " + e.problem();
            return Problem.of(Code.MALFORMED_PATTERN, message).at(text, e.column() - 1);
        }

        private Reading read() {
            if (text.length() > Sizes.PATTERN) {
                String message = "A pattern has at most " + Sizes.PATTERN + " characters, not " + text.length();
                return new Reading(null, Problem.of(Code.TOO_LONG, message));
            }
            try {
                return new Reading(TextPattern.of(text), null);
            } catch (PatternException e) {
                return new Reading(null, problem(e));
            }
        }
    }
}
