package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A difference between the live definition and the draft that those who use the live one may not survive.
 *
 * @param kind what changes
 * @param subject the name of the input or output that changes
 */
public record BreakingChange(Kind kind, String subject) {
    /** The kinds of changes. */
    public enum Kind {
        /** An input that callers supply is gone, or has another name. */
        INPUT_REMOVED,
        /** An input must now be supplied. */
        INPUT_REQUIRED,
        /** An input has another type. */
        INPUT_RETYPED,
        /** An output that is read is gone, or has another name. */
        OUTPUT_REMOVED,
        /** An output has another type or shape. */
        OUTPUT_RETYPED
    }

    /** Checks that nothing is null. */
    public BreakingChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
    }

    /** Returns the name by which a caller accepts the change, such as {@code output_removed:status}. */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + subject;
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name();
    }
}
