package io.dataconnectors.testkit;

import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.FileConnectorStore;
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
