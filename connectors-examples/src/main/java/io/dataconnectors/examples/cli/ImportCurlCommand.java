package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.ImportNote;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.imports.curl.CurlImport;
import io.dataconnectors.internal.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a command for curl into a document. */
@Command(
        name = "import-curl",
        description = "Turn a command for curl into a document. Its secrets are named there, and never printed.")
final class ImportCurlCommand implements Callable<Integer> {
    private final Console console;

    @Nullable
    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..1",
            description =
                    "The command, in quotes. What is typed here stays in the history of the shell; --file does not.")
    private String command;

    @Nullable
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A file with the command; /dev/stdin reads it from a pipe.")
    private Path file;

    @Nullable
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The connector's name; by default made of the request.")
    private String name;

    @Nullable
    @Option(names = "--description", paramLabel = "TEXT", description = "What the connector does and when to use it.")
    private String description;

    @Nullable
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the document to a new file, not to standard output.")
    private Path out;

    @Nullable
    @Option(
            names = "--save-secrets",
            paramLabel = "DIR",
            description = "Write each secret to a file of its own, which --secret NAME=file:DIR/NAME reads.")
    private Path secrets;

    @Mixin
    private OutputOptions output = new OutputOptions();

    ImportCurlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ImportedDraft imported = CurlImport.read(text());
        ConnectorDefinition definition = named(imported.definition());
        Path folder = secrets;
        if (folder != null) {
            imported.secrets().forEach((secret, value) -> NewFile.ofSecret(folder.resolve(secret), value));
        }
        if (out != null) {
            NewFile.of(out, ConnectorDocument.write(definition));
        }
        print(imported, definition);
        return ExitStatus.DONE;
    }

    private String text() {
        if ((command == null) == (file == null)) {
            throw new UsageException("Give the command in quotes, or a file with it: --file FILE");
        }
        return file == null ? String.valueOf(command) : TextFile.read(file);
    }

    private ConnectorDefinition named(ConnectorDefinition draft) {
        ConnectorDefinition.Builder builder = draft.toBuilder();
        if (name != null) {
            builder.name(name);
        }
        if (description != null) {
            builder.description(description);
        }
        return DocumentFile.build(builder);
    }

    private void print(ImportedDraft imported, ConnectorDefinition definition) {
        List<String> notes = notes(imported, definition);
        if (!output.forPeople()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("document", ConnectorDocument.toValue(definition));
            object.put("secrets", List.copyOf(ConnectorDocument.secrets(definition)));
            object.put("notes", notes);
            console.out().println(Shown.text(Json.write(object)));
        } else {
            console.out()
                    .print(out == null ? ConnectorDocument.write(definition) : "Wrote " + out + System.lineSeparator());
            notes.forEach(note -> console.err().println("- " + Shown.line(note)));
        }
        console.out().flush();
        console.err().flush();
    }

    private List<String> notes(ImportedDraft imported, ConnectorDefinition definition) {
        List<String> notes = new ArrayList<>(imported.notes().stream()
                .filter(note -> description == null || note.kind() != ImportNote.Kind.DESCRIPTION)
                .map(ImportNote::message)
                .toList());
        Path folder = secrets;
        for (String secret : ConnectorDocument.secrets(definition)) {
            String source = folder != null && imported.secrets().containsKey(secret)
                    ? "file:" + folder.resolve(secret)
                    : "env:VARIABLE";
            notes.add("Calls need --secret " + secret + "=" + source);
        }
        return notes;
    }
}
