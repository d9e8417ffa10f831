package io.dataconnectors.registry;

import io.dataconnectors.Dependent;
import java.util.List;

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
}
