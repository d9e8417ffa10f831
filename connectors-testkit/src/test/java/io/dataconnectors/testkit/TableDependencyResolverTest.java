package io.dataconnectors.testkit;

import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.spi.DependencyResolver;
import java.util.List;
import java.util.Map;

/** The contract of dependency resolvers, at the smallest resolver that holds it: a table of users by connector. */
class TableDependencyResolverTest extends DependencyResolverContract {
    private static final Map<String, List<Dependent>> USERS =
            Map.of("acme/1", List.of(new Dependent("workflow", "w1", "Refunds")));

    @Override
    protected DependencyResolver resolver() {
        return connector -> USERS.getOrDefault(connector.workspace() + "/" + connector.id(), List.of());
    }

    @Override
    protected Connector used() {
        return StoredExamples.draft("1", "orders");
    }

    @Override
    protected Connector unused() {
        return StoredExamples.draft("2", "refunds");
    }
}
