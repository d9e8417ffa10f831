package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * One difference between two documents.
 *
 * @param kind what became of the value
 * @param pointer the JSON Pointer (RFC 6901) to the value: in the later document or, where it was removed, in the earlier
 * @param before the value in the earlier document; null where it was added, and where the document says null
 * @param after the value in the later document; null where it was removed, and where the document says null
 */
public record Difference(
        Kind kind,
        String pointer,
        @Nullable Object before,
        @Nullable Object after) {
    /** The kinds of differences. */
    public enum Kind {
        /** The later document alone has it. */
        ADDED,
        /** The earlier document alone has it. */
        REMOVED,
        /** The documents have two values at this place. */
        CHANGED
    }

    /** Checks that there are a kind and a place. */
    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pointer, "pointer");
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
