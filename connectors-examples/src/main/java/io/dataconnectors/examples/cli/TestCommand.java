package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.Invocation;
import io.dataconnectors.TestReport;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests a document, or the draft of a stored connector. */
@Command(name = "test", description = "Make the call of a document, or of a draft in a store, and show all of it.")
final class TestCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE|NAME",
            description = "A connector document; with --store, the name or the id of a connector.")
    private String target = "";

    @Option(
            names = "--yes-it-writes",
            description = "The call may change something in the other system, and that is meant.")
    private boolean writingIsMeant;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (HttpConnectorExecutor executor = calls.executor(console, output.forPeople())) {
            ConnectorRegistry registry = stored.trials(executor);
            Connector connector = stored.tried(registry, target);
            Invocation invocation = calls.invocation(connector.draft());
            TestReport report = writingIsMeant
                    ? registry.testThatWrites(connector.id(), connector.revision(), invocation)
                    : registry.test(connector.id(), invocation);
            return output.print(console, report);
        }
    }
}
