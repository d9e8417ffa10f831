package io.dataconnectors;

import java.util.ArrayList;
import java.util.List;

/** The connector cannot be set to draft or deleted: something depends on it, or a resolver that should know could not say. */
public final class ConnectorInUseException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final transient List<Dependent> dependents;
    private final List<String> failedResolvers;

    /** Creates the exception for the dependents found and the names of the resolvers that failed to answer. */
    public ConnectorInUseException(String name, List<Dependent> dependents, List<String> failedResolvers) {
        super("in-use", message(name, dependents, failedResolvers));
        this.dependents = List.copyOf(dependents);
        this.failedResolvers = List.copyOf(failedResolvers);
    }

    private static String message(String name, List<Dependent> dependents, List<String> failedResolvers) {
        List<String> reasons = new ArrayList<>();
        dependents.forEach(dependent -> reasons.add("used by " + dependent));
        failedResolvers.forEach(
                resolver -> reasons.add("the dependency resolver " + resolver + " failed, which counts as in use"));
        return "Connector " + name + " is in use: " + String.join("; ", reasons);
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
