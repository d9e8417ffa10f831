package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.spi.ConnectorStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps connectors in memory, for tests and for hosts that load them from elsewhere; they are gone with the object. A search
 * visits only the connectors of its workspace and status behind its cursor. Safe for use by several threads.
 */
public final class InMemoryConnectorStore implements ConnectorStore {
    private final Map<String, WorkspaceIndex> workspaces = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

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
    public void insert(Connector connector) {
        write(connector.workspace(), index -> {
            index.expectNone(connector.id());
            index.expectFree(connector.name(), connector.id());
            index.put(connector);
        });
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        write(connector.workspace(), index -> {
            index.expect(connector.id(), expectedRevision);
            index.expectFree(connector.name(), connector.id());
            index.put(connector);
        });
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        write(workspace, index -> {
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

    private void write(String workspace, Consumer<WorkspaceIndex> change) {
        Objects.requireNonNull(workspace, "workspace");
        lock.writeLock().lock();
        try {
            change.accept(workspaces.computeIfAbsent(workspace, name -> new WorkspaceIndex()));
        } finally {
            lock.writeLock().unlock();
        }
    }
}
