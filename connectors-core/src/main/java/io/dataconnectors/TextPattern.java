package io.dataconnectors;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import javax.annotation.Nullable;

/**
 * A pattern as an author wrote it, and what it means if it means anything. RE2 matches in time linear in the text, whatever
 * the pattern.
 *
 * @param text the pattern as it was written
 * @param compiled null if it is no pattern
 */
record TextPattern(String text, @Nullable Pattern compiled) {
    static final int MAX_LENGTH = 512;

    static TextPattern of(String text) {
        return new TextPattern(text, text.length() > MAX_LENGTH ? null : compile(text));
    }

    @Nullable
    private static Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    boolean occursIn(String value) {
        return compiled != null && compiled.matcher(value).find();
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
