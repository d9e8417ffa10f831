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

/** Makes the call of a document. */
@Command(
        name = "run",
        description = {
            "Make the call of a document, and print its outputs.",
            "A method that writes is sent without another question."
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A connector document.")
    private Path file = Path.of("");

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorDefinition definition = DocumentFile.read(file);
        var call = new ConnectorCall(ConnectorRegistry.DEFAULT_WORKSPACE, definition, calls.invocation(definition));
        try (HttpConnectorExecutor executor = calls.executor(console, output.forPeople())) {
            return output.print(console, executor.execute(call));
        }
    }
}
