package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.util.Optional;
import java.util.function.Supplier;

/** A store in memory in which somebody else gets in between, right before a write. */
final class MeddlingStore implements ConnectorStore {
    final InMemoryConnectorStore kept = new InMemoryConnectorStore();
    Runnable between = () -> {};
    boolean inTransaction;

    @Override
    public Optional<Connector> find(String workspace, String id) {
        return kept.find(workspace, id);
    }

    @Override
    public Optional<Connector> findByName(String workspace, String name) {
        return kept.findByName(workspace, name);
    }

    @Override
    public Page search(String workspace, ConnectorQuery query) {
        return kept.search(workspace, query);
    }

    @Override
    public void insert(Connector connector) {
        kept.insert(connector);
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        between.run();
        kept.replace(connector, expectedRevision);
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        between.run();
        kept.delete(workspace, id, expectedRevision);
    }

    @Override
    public <T> T inTransaction(Supplier<T> act) {
        inTransaction = true;
        try {
            return act.get();
        } finally {
            inTransaction = false;
        }
    }

    /** Somebody writes the same connector again, so that its revision is another. */
    void touch(String id) {
        Connector current = kept.find("default", id).orElseThrow();
        kept.replace(current.toBuilder().revision(current.revision() + 1).build(), current.revision());
    }
}
