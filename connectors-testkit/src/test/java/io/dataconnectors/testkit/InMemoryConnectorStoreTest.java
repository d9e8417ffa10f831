package io.dataconnectors.testkit;

import io.dataconnectors.registry.InMemoryConnectorStore;
import io.dataconnectors.spi.ConnectorStore;

class InMemoryConnectorStoreTest extends ConnectorStoreContract {
    @Override
    protected ConnectorStore newStore() {
        return new InMemoryConnectorStore();
    }
}
