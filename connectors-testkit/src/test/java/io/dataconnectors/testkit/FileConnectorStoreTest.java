package io.dataconnectors.testkit;

import io.dataconnectors.registry.FileConnectorStore;
import io.dataconnectors.spi.ConnectorStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileConnectorStoreTest extends ConnectorStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected ConnectorStore newStore() {
        return new FileConnectorStore(folder);
    }

    @Override
    protected ConnectorStore reopen(ConnectorStore used) {
        return new FileConnectorStore(folder);
    }
}
