package io.dataconnectors.console.internal.page;

import io.dataconnectors.Dependent;
import io.dataconnectors.Dependents;
import io.dataconnectors.console.internal.web.Visit;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The users of a connector, as far as the host's resolvers could name them.
 *
 * @param users what they named
 * @param failedResolvers the names of those that failed
 */
public record Usage(List<User> users, List<String> failedResolvers) {
    /**
     * What uses a connector.
     *
     * @param dependent what it is
     * @param link where the host shows it, or null if it does not say
     */
    public record User(Dependent dependent, @Nullable String link) {}

    /** Makes the usage, with the host's links. */
    static Usage of(Visit visit, Dependents dependents) {
        List<User> users = dependents.found().stream()
                .map(dependent -> new User(
                        dependent,
                        visit.host().dependentLinks().apply(dependent).orElse(null)))
                .toList();
        return new Usage(users, dependents.failedResolvers());
    }

    /** Whether nothing uses it, and every resolver could say so. */
    public boolean none() {
        return users.isEmpty() && failedResolvers.isEmpty();
    }
}
