package io.dataconnectors.internal.pattern;

/**
 * A text that pays for being searched: the engine goes through it once and forwards, and takes at most as many steps at each
 * character as its program has.
 */
final class MeteredText implements CharSequence {
    /** How many steps are paid for at a time: often enough that a deadline is seen within milliseconds. */
    private static final long ACCOUNT = 65_536;

    private final String text;
    private final long stepsPerCharacter;
    private final Meter meter;
    private long unpaid;

    MeteredText(String text, int stepsPerCharacter, Meter meter) {
        this.text = text;
        this.stepsPerCharacter = stepsPerCharacter;
        this.meter = meter;
    }

    @Override
    public char charAt(int index) {
        unpaid += stepsPerCharacter;
        if (unpaid >= ACCOUNT) {
            settle();
        }
        return text.charAt(index);
    }

    /** Pays for what was read and is not paid for yet. */
    void settle() {
        long steps = unpaid;
        unpaid = 0;
        meter.pay(steps);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
