package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.util.function.Supplier;

/** A store in memory in which somebody else gets in between, right before a write. */
final class MeddlingStore extends PassingStore {
    Runnable between = () -> {};
    boolean inTransaction;

    MeddlingStore() {
        super(new InMemoryConnectorStore());
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        between.run();
        super.replace(connector, expectedRevision);
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        between.run();
        super.delete(workspace, id, expectedRevision);
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
