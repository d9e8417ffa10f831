package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a connector out of use. */
@Command(
        name = "set-draft",
        description = {
            "Take a connector out of use.",
            "Only a host knows who uses a connector, and refuses while someone does. Here --used-by says it."
        })
final class SetDraftCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    SetDraftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existing());
        Connector connector = StoreOptions.find(registry, name);
        output.results(console).changed("Set to draft", registry.setDraft(connector.id()));
        return ExitStatus.DONE;
    }
}
