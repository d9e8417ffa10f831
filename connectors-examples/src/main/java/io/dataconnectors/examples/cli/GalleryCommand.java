package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.gallery.Gallery;
import io.dataconnectors.gallery.Operation;
import io.dataconnectors.internal.form.Hint;
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

/** Finds an operation in the gallery, says what it asks for and, filled in, makes a document or a connector of it. */
@Command(
        name = "gallery",
        description =
                "Find an operation of a vendor to start from: list all or those with certain words, show one by its id"
                        + " or, with --out or --store, make a document or a connector of it.")
final class GalleryCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "WORD|ID", arity = "0..*", description = "Words to look for; or an id, to see it whole.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private PackOptions filling = new PackOptions();

    @Nullable
    @Option(names = "--name", paramLabel = "NAME", description = "The connector's name; by default VENDOR_OPERATION.")
    private String name;

    @Nullable
    @Option(names = "--out", paramLabel = "FILE", description = "Write the document to a new file.")
    private Path out;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    GalleryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Gallery gallery = Gallery.ofVendors();
        Operation operation = words.size() == 1 ? gallery.operation(words.get(0)) : null;
        if (operation != null) {
            take(operation);
        } else {
            refuseUnlessSearching(gallery);
            list(gallery.search(String.join(" ", words)));
        }
        console.out().flush();
        console.err().flush();
        return ExitStatus.DONE;
    }

    private void refuseUnlessSearching(Gallery gallery) {
        if (words.size() == 1 && words.get(0).contains("/")) {
            List<String> ids = gallery.operations().stream().map(Operation::id).toList();
            throw new UsageException("The gallery has no operation " + words.get(0) + Hint.of(words.get(0), ids));
        }
        if (out != null || name != null || filling.isGiven() || stored.isGiven()) {
            throw new UsageException(
                    "Name one operation by its id, such as stripe/refund-charge; connectors gallery lists them");
        }
    }

    private void list(List<Operation> found) {
        if (!output.forPeople()) {
            print(Map.of("operations", found.stream().map(GalleryCommand::form).toList()));
            return;
        }
        int width = found.stream().mapToInt(one -> one.id().length()).max().orElse(0);
        found.forEach(one ->
                console.out().println(one.id() + " ".repeat(width - one.id().length()) + "  " + one));
        console.out().println(found.size() == 1 ? "1 operation" : found.size() + " operations");
    }

    private void take(Operation operation) {
        if (out == null && !stored.isGiven()) {
            show(operation);
            return;
        }
        ConnectorDefinition definition = named(filling.fill(operation.pack()).get(0));
        if (out != null) {
            NewFile.of(out, ConnectorDocument.write(definition));
        }
        Connector created = stored.isGiven() ? stored.registry(stored.open()).create(definition) : null;
        if (created != null) {
            output.results(console).changed("Created", created);
        } else if (output.forPeople()) {
            console.out().println("Wrote " + out);
        } else {
            print(whole(operation));
        }
        filling.complain(operation.pack(), console.err());
    }

    private ConnectorDefinition named(ConnectorDefinition definition) {
        return name == null
                ? definition
                : DocumentFile.build(definition.toBuilder().name(name));
    }

    private void show(Operation operation) {
        if (!output.forPeople()) {
            print(whole(operation));
            return;
        }
        ConnectorDefinition definition = operation.definition();
        print(
                operation.toString(),
                definition.description(),
                String.valueOf(operation.vendor().docs()),
                "");
        print(definition.request().method() + " " + definition.request().url());
        definition.inputs().forEach(input -> print("input " + line(input)));
        definition.response().outputs().forEach(read -> print("output " + read.name()));
        print("");
        PackOptions.describe(operation.pack(), console.out());
        print("", "To write its document, with values of yours:", command(operation));
    }

    private void print(String... lines) {
        for (String line : lines) {
            console.out().println(Shown.line(line));
        }
    }

    private static String line(Input input) {
        String text = input.name() + " (" + input.type().word() + (input.isRequired() ? ", required)" : ")");
        return input.description().isEmpty() ? text : text + ": " + input.description();
    }

    /** Returns the command that makes a document of an operation, with the settings of its example. */
    private static String command(Operation operation) {
        StringBuilder command = new StringBuilder("connectors gallery ").append(operation.id());
        operation
                .definition()
                .settings()
                .forEach((setting, value) ->
                        command.append(" --set ").append(setting).append('=').append(Shown.value(value)));
        return command.append(" --out ")
                .append(operation.definition().name())
                .append(".json")
                .toString();
    }

    private static Map<String, Object> form(Operation operation) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", operation.id());
        form.put("title", operation.title());
        form.put("description", operation.definition().description());
        form.put("vendor", operation.vendor().title());
        form.put("docs", operation.vendor().docs().toString());
        return form;
    }

    private static Map<String, Object> whole(Operation operation) {
        Map<String, Object> form = form(operation);
        form.put("pack", Json.read(operation.pack().write()));
        return form;
    }

    private void print(Map<String, Object> object) {
        console.out().println(Shown.text(Json.write(object)));
    }
}
