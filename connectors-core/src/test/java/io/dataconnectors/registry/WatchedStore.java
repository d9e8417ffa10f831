package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.StorageException;
import io.dataconnectors.spi.StoreListener;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store in memory that counts what it is asked, can be away, and announces changes or not. */
final class WatchedStore extends PassingStore {
    final List<StoreListener> listeners = new ArrayList<>();
    private final boolean announces;

    /** Runs after a read by name has read, and before it returns. */
    volatile Runnable afterRead = () -> {};

    volatile boolean away;
    int reads;
    int versions;

    /** Set: writes belong to a transaction of the host, which has neither been committed nor rolled back. */
    boolean hostTransaction;

    private final List<Runnable> uncommitted = new ArrayList<>();

    WatchedStore(boolean announces) {
        super(new InMemoryConnectorStore());
        this.announces = announces;
    }

    private <T> T read(Supplier<T> read) {
        if (away) {
            throw new StorageException("The store is away", new IllegalStateException());
        }
        reads++;
        return read.get();
    }

    @Override
    public Optional<Connector> find(String workspace, String id) {
        return read(() -> kept.find(workspace, id));
    }

    @Override
    public Optional<Connector> findByName(String workspace, String name) {
        Optional<Connector> found = read(() -> kept.findByName(workspace, name));
        afterRead.run();
        return found;
    }

    @Override
    public Page search(String workspace, ConnectorQuery query) {
        return read(() -> kept.search(workspace, query));
    }

    @Override
    public Optional<Version> version(String workspace, String name) {
        versions++;
        return kept.version(workspace, name);
    }

    @Override
    public boolean announce(StoreListener listener) {
        listeners.add(listener);
        return announces && kept.announce(listener);
    }

    @Override
    public void afterCommit(Runnable action) {
        if (hostTransaction) {
            uncommitted.add(action);
        } else {
            action.run();
        }
    }

    void commit() {
        hostTransaction = false;
        uncommitted.forEach(Runnable::run);
        uncommitted.clear();
    }

    void rollBack() {
        hostTransaction = false;
        uncommitted.clear();
    }
}
