package io.dataconnectors.jdbc.internal;

import javax.annotation.Nullable;

/** Texts as a database keeps them: without NUL and without half of a character. */
public final class StoredText {
    private static final int REPLACEMENT = 0xFFFD;

    private StoredText() {}

    /** Whether a text can be kept as it is; one that cannot is found nowhere. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(StoredText::isRefused);
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
