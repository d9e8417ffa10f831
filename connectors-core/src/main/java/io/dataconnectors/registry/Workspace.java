package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.spi.ConnectorStore;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import javax.annotation.Nullable;

/** The connectors of one workspace, as one actor reads and writes them. */
final class Workspace {
    /** How often an act begins again before it gives up: far beyond what people and their automations cause. */
    private static final int ATTEMPTS = 100;

    private final ConnectorStore store;
    private final String name;

    @Nullable
    private final String actor;

    private final Clock clock;

    Workspace(ConnectorStore store, String name, @Nullable String actor, Clock clock) {
        this.store = store;
        this.name = name;
        this.actor = actor;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    Clock clock() {
        return clock;
    }

    Connector.Stamp stamp() {
        return new Connector.Stamp(clock.instant(), actor);
    }

    Connector get(String id) {
        return store.find(name, Objects.requireNonNull(id, "id")).orElseThrow(() -> notFound(id));
    }

    Connector getByName(String connector) {
        return store.findByName(name, Objects.requireNonNull(connector, "name")).orElseThrow(() -> notFound(connector));
    }

    void insert(Connector connector) {
        store.insert(connector);
    }

    /** Writes the next revision of a connector, and returns it. */
    Connector replace(Connector current, Connector.Builder change) {
        Connector next = change.revision(current.revision() + 1).build();
        orNotFound(current, () -> store.replace(next, current.revision()));
        return next;
    }

    void delete(Connector current) {
        orNotFound(current, () -> store.delete(name, current.id(), current.revision()));
    }

    private void orNotFound(Connector current, Runnable write) {
        try {
            write.run();
        } catch (StaleConnectorException e) {
            throw e.currentRevision() == 0 ? notFound(current.id()) : e;
        }
    }

    private ConnectorNotFoundException notFound(String reference) {
        return new ConnectorNotFoundException(name, reference);
    }

    /**
     * Runs an act, from reading to writing, in a transaction of the store. When another write comes between, all of it is
     * run again on what is there then.
     */
    <T> T onNewest(String id, Function<Connector, T> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.inTransaction(() -> act.apply(get(id)));
            } catch (StaleConnectorException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
