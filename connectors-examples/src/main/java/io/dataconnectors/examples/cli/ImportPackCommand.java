package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.registry.ConnectorRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills a pack in, and adds its connectors to a store or writes their documents. */
@Command(
        name = "import-pack",
        description =
                "Fill a pack in, and add its connectors to a store, or write their documents to a folder; with neither,"
                        + " say what the pack asks for.")
final class ImportPackCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A pack.")
    private Path file = Path.of("");

    @Mixin
    private PackOptions filling = new PackOptions();

    @Nullable
    @Option(names = "--into", paramLabel = "DIR", description = "Write a document for each connector, NAME.json.")
    private Path folder;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    ImportPackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SourceFile source = SourceFile.of(file);
        ConnectorPack pack = source.as(ConnectorPack::ofValue);
        if (folder == null && !stored.isGiven()) {
            console.out().println(Shown.line(pack.name() + ": " + pack.description()));
            pack.connectors().forEach(name -> console.out().println("connector " + name));
            PackOptions.describe(pack, console.out());
        } else {
            bring(source.as(read -> filling.fill(pack)));
        }
        new Complaints(console.err()).warnings(pack.warnings(), source::line);
        filling.complain(pack, console.err());
        console.out().flush();
        console.err().flush();
        return ExitStatus.DONE;
    }

    private void bring(List<ConnectorDefinition> definitions) {
        Path into = folder;
        if (into != null) {
            definitions.forEach(definition -> {
                Path document = into.resolve(definition.name() + ".json");
                NewFile.of(document, ConnectorDocument.write(definition));
                console.out().println("Wrote " + document);
            });
        }
        if (stored.isGiven()) {
            create(definitions, stored.registry(stored.open()));
        }
    }

    /** All or none, as far as one can tell beforehand. */
    private void create(List<ConnectorDefinition> definitions, ConnectorRegistry registry) {
        List<String> taken = definitions.stream()
                .map(ConnectorDefinition::name)
                .filter(name -> isThere(name, registry))
                .toList();
        if (!taken.isEmpty()) {
            throw new UsageException("The store has a connector of this name already: " + String.join(", ", taken));
        }
        for (ConnectorDefinition definition : definitions) {
            Connector created = registry.create(definition);
            console.out().println("Created " + created.name() + " (" + created.id() + ")");
        }
    }

    private static boolean isThere(String name, ConnectorRegistry registry) {
        try {
            registry.getByName(name);
            return true;
        } catch (ConnectorNotFoundException e) {
            return false;
        }
    }
}
