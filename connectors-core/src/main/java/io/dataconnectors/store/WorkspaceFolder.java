package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.StorageException;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The folder of one workspace. What is written there is checked and written by one writer at a time. */
final class WorkspaceFolder {
    private final DurableFolder folder;
    private final FolderContents contents;

    WorkspaceFolder(Path path) {
        folder = new DurableFolder(path);
        contents = new FolderContents(path);
    }

    FolderContents contents() {
        return contents;
    }

    void insert(Connector connector, int most) {
        byte[] json = json(connector);
        folder.create();
        folder.locked(() -> {
            contents.expectInsertable(connector, most);
            folder.write(contents.file(connector.id()), json);
        });
    }

    void replace(Connector connector, long expectedRevision) {
        byte[] json = json(connector);
        folder.locked(() -> {
            contents.expectReplaceable(connector, expectedRevision);
            folder.write(contents.file(connector.id()), json);
        });
    }

    void delete(String id, long expectedRevision) {
        folder.locked(() -> {
            contents.expectDeletable(id, expectedRevision);
            folder.delete(contents.file(id));
        });
    }

    /** What could not be read back, such as a definition beyond the limits of JSON, is never written. */
    private static byte[] json(Connector connector) {
        byte[] json = (Json.writePretty(JsonForm.of(connector)) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            StoredFile.connector(json);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "Connector " + connector.name() + " cannot be kept in a file: " + e.getMessage(), e);
        }
        return json;
    }
}
