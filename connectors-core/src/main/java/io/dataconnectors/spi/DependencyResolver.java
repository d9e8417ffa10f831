package io.dataconnectors.spi;

import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import java.util.List;

/**
 * Knows which things of the host use a connector. Asked before a connector is set to draft, deleted or changed in a way that could
 * break them.
 *
 * <p>Called on the thread of the act, by several threads at once. Whatever it throws, or a null, counts as "in use": a
 * host that cannot say who uses a connector must not lose it.
 */
@FunctionalInterface
public interface DependencyResolver {
    /** Returns all that uses the connector's live definition; empty if nothing does. */
    List<Dependent> dependentsOf(Connector connector);
}
