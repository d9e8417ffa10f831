package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds the connector of a document to a store. */
@Command(name = "create", description = "Add the connector of a document to the store, as a draft.")
final class CreateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A connector document.")
    private Path file = Path.of("");

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    CreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SourceFile source = SourceFile.of(file);
        ConnectorDefinition definition = source.as(DocumentFile::valid);
        Connector created = stored.registry(stored.open()).create(definition);
        output.results(console).changed("Created", created);
        new Complaints(console.err()).warnings(ConnectorDocument.warnings(definition), source::line);
        return ExitStatus.DONE;
    }
}
