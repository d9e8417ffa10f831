package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import javax.annotation.Nullable;

/** A pattern as an author wrote it; it is read when it is first asked for. */
final class WrittenPattern {
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
