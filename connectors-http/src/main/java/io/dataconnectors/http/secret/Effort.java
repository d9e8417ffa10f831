package io.dataconnectors.http.secret;

/**
 * What looking for echoes in one text may cost. A text made of beginnings of a secret, as {@code aaaa…} for {@code aaa…b},
 * would otherwise cost its length times that of the secret.
 */
final class Effort {
    private static final int STEPS_PER_CHARACTER = 32;

    private long left;

    private Effort(long left) {
        this.left = left;
    }

    /** Returns what a text is worth: far more than any costs that was not made to cost. */
    static Effort forText(String text) {
        return new Effort((long) STEPS_PER_CHARACTER * (text.length() + 1));
    }

    /** Takes a number of comparisons, and returns whether they can still be afforded. */
    boolean spend(int comparisons) {
        left -= comparisons;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
