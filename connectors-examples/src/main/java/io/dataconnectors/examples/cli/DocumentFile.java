package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.Nullable;

/** Reads the connector document of a file. */
final class DocumentFile {
    private DocumentFile() {}

    static ConnectorDefinition read(Path file) {
        return SourceFile.read(file, DocumentFile::valid);
    }

    /** Returns the definition of a document, every violation of which is told at once. */
    static ConnectorDefinition valid(@Nullable Object document) {
        List<Violation> violations = ConnectorDocument.validateValue(document);
        if (!violations.isEmpty()) {
            throw new InvalidDefinitionException(violations);
        }
        return ConnectorDocument.ofValue(document);
    }

    /** Builds a definition of which options have changed a part. */
    static ConnectorDefinition build(ConnectorDefinition.Builder builder) {
        ConnectorDefinition definition = builder.build();
        List<Violation> violations = ConnectorDocument.validate(definition);
        if (!violations.isEmpty()) {
            throw new UsageException(String.valueOf(new InvalidDefinitionException(violations).getMessage()));
        }
        return definition;
    }
}
