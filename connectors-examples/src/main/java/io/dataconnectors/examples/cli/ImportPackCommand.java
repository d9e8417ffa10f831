package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.registry.ConnectorRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills a pack in, and adds its connectors to a store or writes their documents. */
@Command(
        name = "import-pack",
        description =
                "Fill a pack in, and add its connectors to a store, or write their documents to a folder; with neither,"
                        + " say what the pack asks for.")
final class ImportPackCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A pack.")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            converter = NamedValue.Converter.class,
            description = "The value of an open setting.")
    private List<NamedValue> settings = new ArrayList<>();

    @Nullable
    @Option(names = "--into", paramLabel = "DIR", description = "Write a document for each connector, NAME.json.")
    private Path folder;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    ImportPackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SourceFile source = SourceFile.of(file);
        ConnectorPack pack = source.as(ConnectorPack::ofValue);
        Map<String, Object> values = InputValues.of(pack.settings(), NamedValue.byName(settings, "--set"));
        List<Violation> missing = pack.missing(values, Set.of(), Set.of());
        if (folder == null && !stored.isGiven()) {
            describe(pack);
        } else {
            refuseUnlessFilled(missing);
            bring(source.as(read -> pack.fill(values)));
        }
        new Complaints(console.err()).warnings(pack.warnings(), source::line);
        missing.forEach(violation -> console.err().println(Shown.line(violation.toString())));
        console.out().flush();
        console.err().flush();
        return ExitStatus.DONE;
    }

    /** Secrets and signers may come later. */
    private static void refuseUnlessFilled(List<Violation> missing) {
        List<Violation> settings = missing.stream()
                .filter(violation -> violation.pointer().startsWith("/settings/"))
                .toList();
        if (!settings.isEmpty()) {
            throw new InvalidInputException(settings);
        }
    }

    private void describe(ConnectorPack pack) {
        console.out().println(Shown.line(pack.name() + ": " + pack.description()));
        pack.connectors().forEach(name -> console.out().println("connector " + name));
        for (Input setting : pack.settings()) {
            String otherwise = setting.hasDefault() ? ", otherwise " + Shown.value(setting.defaultValue()) : "";
            line("setting " + setting.name() + " (" + setting.type().word() + otherwise + ")", setting.description());
        }
        pack.secrets().forEach((name, text) -> line("secret " + name, text));
        pack.signers().forEach((name, text) -> line("signer " + name, text));
    }

    private void line(String head, String text) {
        console.out().println(Shown.line(text.isEmpty() ? head : head + ": " + text));
    }

    private void bring(List<ConnectorDefinition> definitions) {
        Path into = folder;
        if (into != null) {
            definitions.forEach(definition -> {
                Path document = into.resolve(definition.name() + ".json");
                NewFile.of(document, ConnectorDocument.write(definition));
                console.out().println("Wrote " + document);
            });
        }
        if (stored.isGiven()) {
            create(definitions, stored.registry(stored.open()));
        }
    }

    /** All or none, as far as one can tell beforehand. */
    private void create(List<ConnectorDefinition> definitions, ConnectorRegistry registry) {
        List<String> taken = definitions.stream()
                .map(ConnectorDefinition::name)
                .filter(name -> isThere(name, registry))
                .toList();
        if (!taken.isEmpty()) {
            throw new UsageException("The store has a connector of this name already: " + String.join(", ", taken));
        }
        for (ConnectorDefinition definition : definitions) {
            Connector created = registry.create(definition);
            console.out().println("Created " + created.name() + " (" + created.id() + ")");
        }
    }

    private static boolean isThere(String name, ConnectorRegistry registry) {
        try {
            registry.getByName(name);
            return true;
        } catch (ConnectorNotFoundException e) {
            return false;
        }
    }
}
