package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * One page of a search, in the order of the names.
 *
 * @param connectors what was found
 * @param next what {@link ConnectorQuery#after(String)} takes for the next page, or null if this is the last
 */
public record Page(List<Connector> connectors, @Nullable String next) {
    /** Copies the list. */
    public Page {
        connectors = List.copyOf(connectors);
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
