package io.dataconnectors.internal.text;

import java.util.Objects;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The bytes of an answer where they are. A host gets a copy of them; the library's own modules, which change none, read them
 * without one.
 */
public final class SharedBytes {
    @Nullable
    private static volatile Function<Object, byte[]> ofAnswers;

    private SharedBytes() {}

    /** Takes from the class of answers how its bytes are got at. */
    public static void share(Function<Object, byte[]> bytes) {
        ofAnswers = bytes;
    }

    /** Returns the bytes of the body of an answer; nobody changes them. */
    public static byte[] of(Object answer) {
        return Objects.requireNonNull(ofAnswers).apply(answer);
    }
}
