package io.dataconnectors.testkit;

import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;

class InMemoryConnectorStoreTest extends ConnectorStoreContract {
    @Override
    protected ConnectorStore newStore() {
        return new InMemoryConnectorStore();
    }
}
