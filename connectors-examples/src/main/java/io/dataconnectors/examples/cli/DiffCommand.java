package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two versions of a connector. */
@Command(name = "diff", description = "Say what differs between a version of a connector and another, or the draft.")
final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "REVISION", description = "The revision of the earlier version.")
    private long before;

    @Nullable
    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "REVISION",
            description = "The revision of the later version; the draft as it is if there is none.")
    private Long after;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existingWithHistory());
        Connector connector = StoreOptions.find(registry, name);
        ConnectorDefinition earlier =
                registry.history().version(connector.id(), before).definition();
        ConnectorDefinition later = after == null
                ? connector.draft()
                : registry.history().version(connector.id(), after).definition();
        output.results(console).differences(ConnectorDocument.differences(earlier, later));
        return ExitStatus.DONE;
    }
}
