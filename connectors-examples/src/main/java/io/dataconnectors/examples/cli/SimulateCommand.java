package io.dataconnectors.examples.cli;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Header;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests a document, or the draft of a stored connector, against an answer of a file. */
@Command(
        name = "simulate",
        description = {
            "Read an answer of a file as that of a document, or of a draft in a store; send nothing.",
            "A store keeps the verdict as simulated: set-live takes it with --accept-simulated."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final String CONTENT_TYPE = "Content-Type";

    private final Console console;

    @Parameters(
            paramLabel = "FILE|NAME",
            description = "A connector document; with --store, the name or the id of a connector.")
    private String target = "";

    @Option(names = "--answer", paramLabel = "FILE", required = true, description = "The body of the answer.")
    private Path body = Path.of("");

    @Option(
            names = "--status",
            paramLabel = "N",
            defaultValue = "200",
            description = "The status of the answer; ${DEFAULT-VALUE} by default.")
    private int status = 200;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            converter = NamedValue.Converter.class,
            description = "A header field of the answer; Content-Type is application/json by default.")
    private List<NamedValue> headers = new ArrayList<>();

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Answer answer = answer();
        try (HttpConnectorExecutor executor = calls.executor(console, false)) {
            ConnectorRegistry registry = stored.trials(executor);
            Connector connector = stored.tried(registry, target);
            return output.print(
                    console, registry.simulate(connector.id(), calls.invocation(connector.draft()), answer));
        }
    }

    private Answer answer() {
        if (status < 200 || status > 599) {
            throw new UsageException("--status: an answer has a status from 200 to 599, not " + status);
        }
        List<Header> fields = new ArrayList<>();
        headers.forEach(header -> fields.add(new Header(header.name(), header.value())));
        if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase(CONTENT_TYPE))) {
            fields.add(new Header(CONTENT_TYPE, "application/json"));
        }
        return Answer.of(status, fields, TextFile.bytes(body));
    }
}
