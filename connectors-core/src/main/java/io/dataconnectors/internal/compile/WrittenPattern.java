package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
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
            @Nullable TextPattern pattern, @Nullable String problem) {}

    String text() {
        return text;
    }

    @Nullable
    TextPattern pattern() {
        return reading().pattern;
    }

    @Nullable
    String problem() {
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

    private Reading read() {
        if (text.length() > Sizes.PATTERN) {
            return new Reading(null, "A pattern has at most " + Sizes.PATTERN + " characters, not " + text.length());
        }
        try {
            return new Reading(TextPattern.of(text), null);
        } catch (PatternException e) {
            String place = e.isTooLarge() ? "" : "At character " + e.column() + " of the pattern: ";
            return new Reading(null, place + e.problem());
        }
    }
}
