package io.dataconnectors.internal.text;

import java.util.Arrays;
import javax.annotation.Nullable;

/** Texts as a database keeps them: without NUL and without half of a character. */
public final class StoredText {
    /** What such a text is, for messages. */
    public static final String RULE =
            "a text without NUL and without half of a character (a surrogate without the other)";

    private static final int REPLACEMENT = 0xFFFD;

    private StoredText() {}

    /** Whether a text can be kept as it is; one that cannot is found nowhere. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(StoredText::isRefused);
    }

    /** Whether each of some texts can be kept as it is; where there is none, nothing is in the way. */
    public static boolean are(@Nullable String... texts) {
        return Arrays.stream(texts).allMatch(text -> text == null || is(text));
    }

    /** Returns a text with a replacement character for each that cannot be kept. */
    @Nullable
    public static String of(@Nullable String text) {
        if (text == null || is(text)) {
            return text;
        }
        int[] points =
                text.codePoints().map(c -> isRefused(c) ? REPLACEMENT : c).toArray();
        return new String(points, 0, points.length);
    }

    private static boolean isRefused(int c) {
        return c == 0 || Character.getType(c) == Character.SURROGATE;
    }
}
