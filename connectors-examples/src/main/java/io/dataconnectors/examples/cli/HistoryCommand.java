package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the versions of a connector. */
@Command(
        name = "history",
        description = {
            "List who wrote a connector and set it live, and when; the newest comes first.",
            "A database keeps the history, a folder does not. A connector that was deleted is known by its id."
        })
final class HistoryCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Option(names = "--before", paramLabel = "N", description = "Only versions before this revision: the next page.")
    private long before = Long.MAX_VALUE;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existingWithHistory());
        output.results(console).versions(registry.history().of(id(registry), before, 50));
        return ExitStatus.DONE;
    }

    private String id(ConnectorRegistry registry) {
        try {
            return StoreOptions.find(registry, name).id();
        } catch (ConnectorNotFoundException e) {
            return name;
        }
    }
}
