package io.dataconnectors.http.secret;

/**
 * What looking for echoes in the texts of one answer may cost. A text made of beginnings of a secret, as {@code aaaa…} for
 * {@code aaa…b}, would otherwise cost its length times that of the secret; and outputs may say such a text many times.
 */
final class Effort {
    private static final int STEPS_PER_CHARACTER = 16;

    /** As for two texts of 1 MiB each: some tenths of a second at most. */
    private static final long MOST = STEPS_PER_CHARACTER * (2L << 20);

    private long left;
    private long toGive = MOST;

    /** Adds what a text is worth: far more than any costs that was not made to cost. */
    void begin(String text) {
        long given = Math.min(toGive, (long) STEPS_PER_CHARACTER * (text.length() + 1));
        toGive -= given;
        left = Math.max(left, 0) + given;
    }

    /** Takes a number of comparisons, and returns whether they can still be afforded. */
    boolean spend(int comparisons) {
        left -= comparisons;
        return left >= 0;
    }
}
