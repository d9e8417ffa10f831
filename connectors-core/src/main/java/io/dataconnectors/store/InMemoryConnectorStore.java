package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.StoreListener;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * Keeps connectors in memory, for tests and for hosts that load them from elsewhere; they are gone with the object. A search
 * visits only the connectors of its workspace and status behind its cursor. Safe for use by several threads.
 */
public final class InMemoryConnectorStore implements ConnectorStore {
    private final Map<String, WorkspaceIndex> workspaces = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();

    /** Creates a store without connectors. */
    public InMemoryConnectorStore() {}

    @Override
    public Optional<Connector> find(String workspace, String id) {
        Objects.requireNonNull(id, "id");
        return read(workspace, index -> index.find(id));
    }

    @Override
    public Optional<Connector> findByName(String workspace, String name) {
        Objects.requireNonNull(name, "name");
        return read(workspace, index -> index.findByName(name));
    }

    @Override
    public Page search(String workspace, ConnectorQuery query) {
        Objects.requireNonNull(query, "query");
        return read(workspace, index -> index.page(query)).orElseGet(() -> new Page(List.of(), null));
    }

    @Override
    public void insert(Connector connector, int most) {
        write(connector.workspace(), connector.id(), index -> {
            index.expectRoom(most);
            index.expectNone(connector.id());
            index.expectFree(connector.name(), connector.id());
            index.put(connector);
        });
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        write(connector.workspace(), connector.id(), index -> {
            index.expect(connector.id(), expectedRevision);
            index.expectFree(connector.name(), connector.id());
            index.put(connector);
        });
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        write(workspace, id, index -> {
            index.expect(id, expectedRevision);
            index.remove(id);
        });
    }

    private <T> Optional<T> read(String workspace, Function<WorkspaceIndex, T> look) {
        Objects.requireNonNull(workspace, "workspace");
        lock.readLock().lock();
        try {
            return Optional.ofNullable(workspaces.get(workspace)).map(look);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void write(String workspace, String id, Consumer<WorkspaceIndex> change) {
        Objects.requireNonNull(workspace, "workspace");
        Set<String> names = new LinkedHashSet<>();
        lock.writeLock().lock();
        try {
            WorkspaceIndex index = workspaces.computeIfAbsent(workspace, name -> new WorkspaceIndex());
            addName(names, index.find(id));
            change.accept(index);
            addName(names, index.find(id));
        } finally {
            lock.writeLock().unlock();
        }
        listeners.forEach(listener -> names.forEach(name -> listener.changed(workspace, name)));
    }

    private static void addName(Set<String> names, @Nullable Connector connector) {
        if (connector != null) {
            names.add(connector.name());
        }
    }

    /** Announces every change before the write that made it returns. */
    @Override
    public boolean announce(StoreListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return true;
    }
}
