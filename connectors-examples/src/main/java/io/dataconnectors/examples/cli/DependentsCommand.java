package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who uses a connector, and what its draft would break for them. */
@Command(
        name = "dependents",
        description = {
            "Say who uses a connector, and what its draft would break for them.",
            "Only a host knows who uses a connector; here --used-by says it."
        })
final class DependentsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    DependentsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existing());
        Connector connector = StoreOptions.find(registry, name);
        output.results(console)
                .dependents(
                        connector,
                        registry.dependents(connector.id()).found(),
                        registry.breakingChanges(connector.id()));
        return ExitStatus.DONE;
    }
}
