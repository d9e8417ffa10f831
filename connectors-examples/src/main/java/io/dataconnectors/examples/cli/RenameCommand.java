package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a draft another name. */
@Command(
        name = "rename",
        description =
                "Give a draft another name; a live connector keeps its own, for tools and workflows know it by that.")
final class RenameCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "NEW-NAME", description = "Its name from now on.")
    private String newName = "";

    @Mixin
    private SeenRevision seen = new SeenRevision();

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RenameCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existing());
        Connector connector = StoreOptions.find(registry, name);
        output.results(console).changed("Renamed", registry.rename(connector.id(), seen.of(connector), newName));
        return ExitStatus.DONE;
    }
}
