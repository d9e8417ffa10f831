package io.dataconnectors;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import javax.annotation.Nullable;

/**
 * A pattern as an author wrote it, and what it means if it means anything. RE2 matches in time linear in the text, whatever
 * the pattern.
 *
 * @param text the pattern as it was written
 * @param compiled null if it is no pattern, or one too large to be compiled
 */
record TextPattern(String text, @Nullable Pattern compiled) {
    private static final int MAX_LENGTH = 512;

    /** How many parts a pattern may have once counted repetitions are written out: two of the longest that RE2 knows. */
    private static final int MAX_SIZE = 2_000;

    static TextPattern of(String text) {
        return new TextPattern(text, text.length() > MAX_LENGTH || tooLarge(text) ? null : compile(text));
    }

    private static boolean tooLarge(String text) {
        return PatternSize.of(text) > MAX_SIZE;
    }

    /** How many parts it has, once repetitions that are counted are written out. */
    long size() {
        return PatternSize.of(text);
    }

    @Nullable
    private static Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** Returns what is wrong, or null if nothing is. */
    @Nullable
    String problem() {
        if (compiled != null) {
            return null;
        }
        return text.length() <= MAX_LENGTH && tooLarge(text)
                ? "The pattern is too large; it needs fewer repetitions, such as {1,500}, and none within another"
                : "A pattern is a regular expression in RE2 syntax of at most " + MAX_LENGTH + " characters";
    }

    boolean occursIn(String value) {
        return compiled != null && compiled.matcher(value).find();
    }

    /** Returns what its first group finds, or the whole of it if it has none; null if that is nothing. */
    @Nullable
    String extract(String value) {
        Matcher found = compiled == null ? null : compiled.matcher(value);
        return found == null || !found.find() ? null : found.group(Math.min(1, found.groupCount()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
