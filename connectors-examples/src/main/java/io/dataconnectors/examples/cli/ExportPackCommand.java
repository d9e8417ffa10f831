package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a pack of documents. */
@Command(name = "export-pack", description = "Make a pack of documents: without secrets, with settings left open.")
final class ExportPackCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the pack.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "Connector documents.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", required = true, description = "What the connectors are for.")
    private String description = "";

    @Option(
            names = "--open",
            paramLabel = "SETTING=TEXT",
            converter = NamedValue.OfDescription.class,
            description = "A setting that whoever takes the pack fills in, and what it is; SETTING alone will do.")
    private List<NamedValue> open = new ArrayList<>();

    @Option(
            names = "--describe",
            paramLabel = "SECRET=TEXT",
            converter = NamedValue.OfDescription.class,
            description = "What a secret or a signer is that the connectors name.")
    private List<NamedValue> described = new ArrayList<>();

    @Nullable
    @Option(names = "--out", paramLabel = "FILE", description = "Write the pack to a new file, not to standard output.")
    private Path out;

    ExportPackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorPack.Builder builder = ConnectorPack.builder(name).description(description);
        List<ConnectorDefinition> definitions =
                files.stream().map(DocumentFile::read).toList();
        definitions.forEach(builder::connector);
        NamedValue.byName(open, "--open").forEach(builder::open);
        NamedValue.byName(described, "--describe").forEach((named, text) -> {
            boolean secret = definitions.stream()
                    .anyMatch(
                            definition -> ConnectorDocument.secrets(definition).contains(named));
            if (secret) {
                builder.secret(named, text);
            } else {
                builder.signer(named, text);
            }
        });
        ConnectorPack pack = builder.build();
        print(pack.write());
        new Complaints(console.err()).warnings(pack.warnings(), warning -> name + ": " + warning);
        return ExitStatus.DONE;
    }

    private void print(String pack) {
        if (out == null) {
            console.out().print(pack);
        } else {
            NewFile.of(out, pack);
            console.out().println("Wrote " + out);
        }
        console.out().flush();
    }
}
