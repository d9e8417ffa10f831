package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.Map;
import java.util.Objects;

/**
 * A thing of the host that uses a connector: a workflow, an AI agent, a report.
 *
 * @param kind what it is, such as {@code workflow}
 * @param id the host's id of it
 * @param name what people call it
 */
public record Dependent(String kind, String id, String name) {
    /** Checks that nothing is null. */
    public Dependent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the kind, the name and the id. */
    @Override
    public String toString() {
        return kind + " " + name + " (" + id + ")";
    }
}
