package io.dataconnectors.examples.cli;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the schema of what a caller supplies. */
@Command(name = "schema", description = "Print the JSON Schema of the inputs that a caller supplies.")
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    private static final String JSON_SCHEMA = "json-schema";

    @Parameters(paramLabel = "FILE", description = "A connector document.")
    private Path file = Path.of("");

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = JSON_SCHEMA,
            description = "json-schema (JSON Schema 2020-12), which is the default.")
    private String dialect = JSON_SCHEMA;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!dialect.equals(JSON_SCHEMA)) {
            throw new UsageException("There is no dialect " + dialect + "; there is " + JSON_SCHEMA);
        }
        console.out().println(Shown.text(Json.writePretty(ConnectorDocument.inputSchema(DocumentFile.read(file)))));
        console.out().flush();
        return ExitStatus.DONE;
    }
}
