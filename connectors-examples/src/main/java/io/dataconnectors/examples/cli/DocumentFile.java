package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.document.ConnectorDocument;
import java.nio.file.Path;

/** Reads the connector document of a file. */
final class DocumentFile {
    private DocumentFile() {}

    static ConnectorDefinition read(Path file) {
        return SourceFile.read(file, ConnectorDocument::ofValue);
    }

    /** Builds a definition of which options have changed a part. */
    static ConnectorDefinition build(ConnectorDefinition.Builder builder) {
        try {
            return builder.build();
        } catch (InvalidDefinitionException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
