package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorStore;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes a live connector. */
@Command(
        name = "execute",
        description = {
            "Make the call of a live connector of the store, and print its outputs.",
            "A method that writes is sent without another question."
        })
final class ExecuteCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Nullable
    @Option(
            names = "--call-id",
            paramLabel = "ID",
            description =
                    "The id of the call. Where --store names a database, a write that is repeated under it is not sent"
                            + " again within a day; its outputs are not kept.")
    private String callId;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ExecuteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorStore store = stored.existing();
        try (HttpConnectorExecutor executor = calls.executor(console, output.forPeople())) {
            ConnectorRegistry registry = stored.registry(store, executor);
            Connector connector = StoreOptions.find(registry, name);
            ConnectorDefinition live = connector.live() == null ? connector.draft() : connector.live();
            return output.print(console, registry.execute(connector.name(), calls.invocation(live, callId)));
        }
    }
}
