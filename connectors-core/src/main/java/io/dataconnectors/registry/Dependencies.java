package io.dataconnectors.registry;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Dependent;
import io.dataconnectors.Dependents;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.DependencyResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's resolvers, asked all together. */
final class Dependencies {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRegistry.class);

    private final Map<String, DependencyResolver> resolvers;

    Dependencies(Map<String, DependencyResolver> resolvers) {
        this.resolvers = new LinkedHashMap<>(resolvers);
    }

    Dependents of(Connector connector) {
        List<Dependent> found = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        resolvers.forEach((name, resolver) -> {
            if (!ask(name, resolver, connector, found)) {
                failed.add(name);
            }
        });
        return new Dependents(found, failed);
    }

    /**
     * Lets a connector be taken out of use.
     *
     * @throws ConnectorInUseException if something uses it, or a resolver failed to answer
     */
    void refuseInUse(Connector current) {
        Dependents users = of(current);
        if (!users.none()) {
            throw new ConnectorInUseException(current.name(), users.found(), users.failedResolvers());
        }
    }

    /**
     * Lets what is live be changed in ways that break its users.
     *
     * @throws BreakingChangeException if something uses it, or a resolver failed to answer
     */
    void refuseBreaking(Connector current, List<BreakingChange> changes) {
        Dependents users = of(current);
        if (!users.none()) {
            throw new BreakingChangeException(current.name(), changes, users.found(), users.failedResolvers());
        }
    }

    /** Returns whether the resolver answered. */
    private static boolean ask(String name, DependencyResolver resolver, Connector connector, List<Dependent> found) {
        try {
            found.addAll(List.copyOf(resolver.dependentsOf(connector)));
            return true;
        } catch (Throwable e) {
            HostCode.passOn(e);
            LOG.warn(
                    "The dependency resolver {} failed; connector {} of the workspace {} counts as in use",
                    Visible.line(name),
                    connector.name(),
                    Visible.line(connector.workspace()),
                    e);
            return false;
        }
    }
}
