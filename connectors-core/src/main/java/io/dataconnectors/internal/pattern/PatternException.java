package io.dataconnectors.internal.pattern;

/** A text that is no pattern, or one that is too large; the message says what is right and where. */
public final class PatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final String TOO_LARGE =
            "The pattern is too large; it needs fewer repetitions such as {1,500} or fewer categories such as"
                    + " \\p{L}";

    private final int column;
    private final boolean tooLarge;

    private PatternException(String problem, int column, boolean tooLarge) {
        super(problem);
        this.column = column;
        this.tooLarge = tooLarge;
    }

    static PatternException at(int position, String problem) {
        return new PatternException(problem, position + 1, false);
    }

    static PatternException tooLarge() {
        return new PatternException(TOO_LARGE, 1, true);
    }

    /** Returns what is wrong, without the place. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** Returns where in the pattern, in characters from 1. */
    public int column() {
        return column;
    }

    /** Whether the pattern would mean something, and takes too much. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
