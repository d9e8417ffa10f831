package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.Map;
import java.util.Objects;

/**
 * A header field (RFC 9110, section 5).
 *
 * @param name the field's name, compared without regard to case
 * @param value the field's value; in a definition, a template
 */
public record Header(String name, String value) {
    /** Checks that nothing is null. */
    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
