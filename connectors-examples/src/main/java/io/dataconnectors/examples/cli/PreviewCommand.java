package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorCall;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the request of a document. */
@Command(name = "preview", description = "Show the request that would be sent, with masked secrets. Nothing is sent.")
final class PreviewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A connector document.")
    private Path file = Path.of("");

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    PreviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorDefinition definition = DocumentFile.read(file);
        var call = new ConnectorCall(ConnectorRegistry.DEFAULT_WORKSPACE, definition, calls.invocation(definition));
        try (HttpConnectorExecutor executor = calls.executor(console, false)) {
            output.results(console).preview(executor.preview(call));
        }
        return ExitStatus.DONE;
    }
}
