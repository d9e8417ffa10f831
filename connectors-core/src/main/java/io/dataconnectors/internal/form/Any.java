package io.dataconnectors.internal.form;

import javax.annotation.Nullable;

/**
 * Any JSON value that stands in a document, null too. What does not stand there is no {@code Any}.
 *
 * @param value the plain value
 */
public record Any(@Nullable Object value) {
    /** Returns the value if it stands there. */
    @Nullable
    public static Any orNone(boolean stated, @Nullable Object value) {
        return stated ? new Any(value) : null;
    }
}
