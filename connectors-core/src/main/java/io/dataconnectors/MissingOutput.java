package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An output of which a test found nothing in the answer: its path may be misspelt, or this answer has no such value.
 *
 * @param output the name of the output; of a field, with those of the outputs around it, as in {@code lines.sku}
 * @param place where it was looked for
 * @param near the member or header that was probably meant; if none is alike, the first few that are there instead
 */
public record MissingOutput(String output, Place place, List<String> near) {
    /** Checks that nothing is null, and copies the list. */
    public MissingOutput {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(place, "place");
        near = List.copyOf(near);
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns all of it for people, such as {@code status at $.sttaus; near it: status}. */
    @Override
    public String toString() {
        return output + " at " + place + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near));
    }
}
