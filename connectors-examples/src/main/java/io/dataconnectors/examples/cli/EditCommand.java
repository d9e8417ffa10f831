package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.registry.ConnectorRegistry;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a document in the place of a draft. */
@Command(name = "edit", description = "Put a document in the place of the draft; what is live goes on unchanged.")
final class EditCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A connector document.")
    private Path file = Path.of("");

    @Mixin
    private SeenRevision seen = new SeenRevision();

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    EditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SourceFile source = SourceFile.of(file);
        ConnectorDefinition definition = source.as(DocumentFile::valid);
        ConnectorRegistry registry = stored.registry(stored.existing());
        Connector connector = StoreOptions.find(registry, name);
        Connector edited = registry.edit(connector.id(), seen.of(connector), definition);
        output.results(console).changed("Edited", edited);
        new Complaints(console.err()).warnings(ConnectorDocument.warnings(definition), source::line);
        return ExitStatus.DONE;
    }
}
