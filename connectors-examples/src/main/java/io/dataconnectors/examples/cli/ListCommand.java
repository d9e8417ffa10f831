package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.Status;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists connectors. */
@Command(name = "list", description = "List the connectors of the store, in the order of their names.")
final class ListCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--name", paramLabel = "PART", description = "Only those whose name contains this.")
    private String part = "";

    @Nullable
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = StatusConverter.class,
            description = "Only those that are draft, or live.")
    private Status status;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry registry = stored.registry(stored.existing());
        output.results(console).list(all(registry));
        new Complaints(console.err()).of(stored.problems());
        return ExitStatus.DONE;
    }

    private List<Connector> all(ConnectorRegistry registry) {
        ConnectorQuery query = query();
        List<Connector> found = new ArrayList<>();
        Page page = registry.search(query);
        found.addAll(page.connectors());
        while (page.next() != null) {
            page = registry.search(query.after(page.next()));
            found.addAll(page.connectors());
        }
        return found;
    }

    private ConnectorQuery query() {
        ConnectorQuery query = ConnectorQuery.all().nameContains(part).limit(ConnectorQuery.MAX_LIMIT);
        return status == null ? query : query.status(status);
    }

    /** Reads a status as it is printed. */
    static final class StatusConverter implements ITypeConverter<Status> {
        @Override
        public Status convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "draft" -> Status.DRAFT;
                case "live" -> Status.LIVE;
                default -> throw new TypeConversionException("draft or live is wanted, not " + text);
            };
        }
    }
}
