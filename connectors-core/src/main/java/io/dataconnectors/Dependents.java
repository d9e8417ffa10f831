package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.List;
import java.util.Map;

/**
 * Users of a connector, as far as the host's resolvers could say.
 *
 * @param found what they named
 * @param failedResolvers the names of those that failed to answer, which counts as in use
 */
public record Dependents(List<Dependent> found, List<String> failedResolvers) {
    /** Copies the lists. */
    public Dependents {
        found = List.copyOf(found);
        failedResolvers = List.copyOf(failedResolvers);
    }

    /** Whether every resolver answered, and none named anything. */
    public boolean none() {
        return found.isEmpty() && failedResolvers.isEmpty();
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
