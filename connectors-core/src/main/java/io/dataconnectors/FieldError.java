package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.text.Visible;
import java.util.Map;
import java.util.Objects;

/**
 * Message of an API about one field of the request. Both texts come from outside.
 *
 * @param name what the API calls the field; empty if it names none
 * @param message what is wrong with it; empty if the API does not say
 */
public record FieldError(String name, String message) {
    /** Checks that nothing is null. */
    public FieldError {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(message, "message");
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the name and the message in one line. */
    @Override
    public String toString() {
        return Visible.line(name.isEmpty() || message.isEmpty() ? name + message : name + ": " + message);
    }
}
