package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.spi.ConnectorStore;
import java.util.Optional;

/** A store that passes all on to another. It announces nothing, so that it is asked for versions. */
class PassingStore implements ConnectorStore {
    final ConnectorStore kept;

    PassingStore(ConnectorStore kept) {
        this.kept = kept;
    }

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
    public void insert(Connector connector, int most) {
        kept.insert(connector, most);
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        kept.replace(connector, expectedRevision);
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        kept.delete(workspace, id, expectedRevision);
    }
}
