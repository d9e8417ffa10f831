package io.dataconnectors.internal.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * A regular expression that a stranger wrote. RE2/J tries all alternatives at once, so that a search takes time in proportion
 * to the text and to the pattern, whatever the two are; that product is paid for while it is spent. Immutable; the program is
 * built when it is first needed, and paid for by who needs it.
 */
public final class TextPattern {
    private static final Optional<String> NOTHING = Optional.empty();

    /** What building takes, in steps: of its time, and more for the square of the length, for which RE2/J copies the text. */
    private static final int STEPS_OF_BUILDING = 1_000;

    private static final int STEPS_OF_LENGTH = 3;

    private final String text;
    private final Syntax syntax;
    private final int size;
    private final int length;
    private final int weight;

    @Nullable
    private volatile Pattern program;

    private TextPattern(String text, Syntax syntax) {
        PatternReader read = new PatternReader(text, syntax);
        this.text = text;
        this.syntax = syntax;
        this.size = read.size();
        this.length = read.re2().length();
        this.weight = read.weight();
    }

    /**
     * Reads a pattern in the syntax that most languages share.
     *
     * @throws PatternException if it is none, or is too large
     */
    public static TextPattern of(String text) {
        return new TextPattern(text, Syntax.USUAL);
    }

    /**
     * Reads an I-Regexp (RFC 9485), with {@code ^} and {@code $} for the start and the end of the text.
     *
     * @throws PatternException if it is none, or is too large
     */
    public static TextPattern iRegexp(String text) {
        return new TextPattern(text, Syntax.I_REGEXP);
    }

    /** Returns the pattern as it was written. */
    public String text() {
        return text;
    }

    /** Returns what reading and holding it takes: about one for each of its instructions. */
    public int weight() {
        return weight;
    }

    /** Whether it is somewhere in a text. */
    public boolean occursIn(String value, Meter meter) {
        return search(value, meter, Matcher::find);
    }

    /** Whether it is all of a text. */
    public boolean matches(String value, Meter meter) {
        return search(value, meter, Matcher::matches);
    }

    /** Returns what its first group finds, or the whole of it if it has none; null if that is nothing. */
    @Nullable
    public String extract(String value, Meter meter) {
        return search(
                        value,
                        meter,
                        found -> found.find() ? Optional.ofNullable(found.group(found.groupCount())) : NOTHING)
                .orElse(null);
    }

    private <T> T search(String value, Meter meter, Function<Matcher, T> search) {
        Metered metered = new Metered(value, size, meter);
        T found = search.apply(program(meter).matcher(metered));
        metered.settle();
        return found;
    }

    private Pattern program(Meter meter) {
        Pattern built = program;
        if (built == null) {
            meter.pay(STEPS_OF_BUILDING + 8L * size + (long) length * length / STEPS_OF_LENGTH);
            built = Pattern.compile(new PatternReader(text, syntax).re2());
            program = built;
        }
        return built;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern that && text.equals(that.text) && syntax == that.syntax;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * A text that pays for being searched: the engine goes through it once and forwards, and takes at most as many steps at each
     * character as its program has.
     */
    static final class Metered implements CharSequence {
        /** How many steps are paid for at a time: often enough that a deadline is seen within milliseconds. */
        private static final long ACCOUNT = 65_536;

        private final String text;
        private final long stepsPerCharacter;
        private final Meter meter;
        private long unpaid;

        Metered(String text, int stepsPerCharacter, Meter meter) {
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

    /** Pays for looking for a pattern, while it is looked for. */
    @FunctionalInterface
    public interface Meter {
        /**
         * Pays for so many steps; one takes about 10 nanoseconds, at most. What this throws ends the search and reaches whoever
         * began it.
         */
        void pay(long steps);
    }

    /** The syntax in which a pattern is written. */
    enum Syntax {
        /** RFC 9485, section 3, as JSONPath has it; {@code ^} and {@code $} mean the start and the end of the text. */
        I_REGEXP,

        /** The same, with the escapes, groups, anchors and flags that most languages share. */
        USUAL
    }
}
