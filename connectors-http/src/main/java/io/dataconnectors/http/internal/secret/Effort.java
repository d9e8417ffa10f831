package io.dataconnectors.http.internal.secret;

/**
 * The effort that looking for echoes in the texts of one answer may cost. A text made of beginnings of a secret, as {@code aaaa…} for
 * {@code aaa…b}, would otherwise cost its length times that of the secret; and outputs may say such a text many times. The unit is about a
 * nanosecond: that of comparing one character.
 */
final class Effort {
    private static final int UNITS_PER_CHARACTER = 512;

    /** Two tenths of a second or so: some times what a text of 1 MiB costs that was not made to cost. */
    private static final long MOST = 192L << 20;

    private long left;
    private long toGive = MOST;

    /** Adds what a text is worth: far more than any costs that was not made to cost. */
    void begin(String text) {
        long given = Math.min(toGive, (long) UNITS_PER_CHARACTER * (text.length() + 1));
        toGive -= given;
        left = Math.max(left, 0) + given;
    }

    /** Takes a number of units, and returns whether they can still be afforded. */
    boolean spend(long units) {
        left -= units;
        return left >= 0;
    }
}
