package io.dataconnectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The draft would break what depends on the live definition, and the caller has not accepted that by name. */
public final class BreakingChangeException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient List<BreakingChange> changes;
    private final transient List<Dependent> dependents;
    private final List<String> failedResolvers;

    /** Creates the exception for the changes that are not accepted and what stands in their way. */
    public BreakingChangeException(
            String name, List<BreakingChange> changes, List<Dependent> dependents, List<String> failedResolvers) {
        super(
                "breaking-change",
                "Connector " + name + " is in use, and the draft breaks what uses it: " + join(changes)
                        + ". Accept each change by name, or keep what they need. In use by: "
                        + users(dependents, failedResolvers));
        this.changes = List.copyOf(changes);
        this.dependents = List.copyOf(dependents);
        this.failedResolvers = List.copyOf(failedResolvers);
    }

    private static String join(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String users(List<Dependent> dependents, List<String> failedResolvers) {
        List<String> users = new ArrayList<>();
        dependents.forEach(dependent -> users.add(dependent.toString()));
        failedResolvers.forEach(
                resolver -> users.add("whatever the dependency resolver " + resolver + " failed to name"));
        return String.join(", ", users);
    }

    /** Returns the changes that are not accepted. */
    public List<BreakingChange> changes() {
        return changes;
    }

    /** Returns all that was found to depend on the connector. */
    public List<Dependent> dependents() {
        return dependents;
    }

    /** Returns the names of the resolvers that failed to answer. */
    public List<String> failedResolvers() {
        return failedResolvers;
    }
}
