package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a version of a connector its draft again. */
@Command(
        name = "restore",
        description = "Make a version of a connector its draft; what is live goes on until the draft is set live.")
final class RestoreCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "REVISION", description = "The revision of the version, as history lists it.")
    private long version;

    @Mixin
    private SeenRevision seen = new SeenRevision();

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existingWithHistory());
        Connector connector = StoreOptions.find(registry, name);
        output.results(console)
                .changed("Restored", registry.history().restore(connector.id(), seen.of(connector), version));
        return ExitStatus.DONE;
    }
}
