package io.dataconnectors;

import io.dataconnectors.pattern.PatternException;
import io.dataconnectors.pattern.TextPattern;
import javax.annotation.Nullable;

/**
 * A pattern as an author wrote it, and what it means if it means anything.
 *
 * @param text the pattern as it was written
 * @param read null if it is no pattern, or one that is too large
 * @param problem what is wrong, or null if nothing is
 */
record WrittenPattern(
        String text, @Nullable TextPattern read, @Nullable String problem) {
    private static final int MAX_LENGTH = 512;

    static WrittenPattern of(String text) {
        if (text.length() > MAX_LENGTH) {
            String problem = "A pattern has at most " + MAX_LENGTH + " characters, not " + text.length();
            return new WrittenPattern(text, null, problem);
        }
        try {
            return new WrittenPattern(text, TextPattern.of(text), null);
        } catch (PatternException e) {
            String place = e.isTooLarge() ? "" : "At character " + e.column() + " of the pattern: ";
            return new WrittenPattern(text, null, place + e.problem());
        }
    }

    /** What holding it takes, once its program is built. */
    int weight() {
        return read == null ? 0 : read.weight();
    }
}
