package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the request of a document, or of the draft of a stored connector. */
@Command(
        name = "preview",
        description = "Show the request of a document, or of a draft in a store, with masked secrets; send nothing.")
final class PreviewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE|NAME",
            description = "A connector document; with --store, the name or the id of a connector.")
    private String target = "";

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    PreviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (HttpConnectorExecutor executor = calls.executor(console, false)) {
            ConnectorRegistry registry = stored.trials(executor);
            Connector connector = stored.tried(registry, target);
            output.results(console).preview(registry.preview(connector.id(), calls.invocation(connector.draft())));
        }
        return ExitStatus.DONE;
    }
}
