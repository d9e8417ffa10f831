package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A credential. It never shows itself: its text is a mask, it equals only itself, and it cannot be serialised. Only
 * {@link #reveal()} gives the value.
 */
public final class Secret {
    /** The text that stands in the place of a secret wherever a request is shown. */
    public static final String MASK = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Returns a secret with this value. */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** Returns the value itself. Keep it out of logs, messages and documents. */
    public String reveal() {
        return value;
    }

    /** Returns {@value #MASK}. */
    @JsonValue
    @Override
    public String toString() {
        return MASK;
    }
}
