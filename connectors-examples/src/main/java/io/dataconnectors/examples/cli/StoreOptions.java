package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import javax.annotation.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which connectors are meant, and who acts on them. */
final class StoreOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec command;

    @Nullable
    @Option(
            names = "--store",
            paramLabel = "DIR|URL",
            description = {
                "The folder that keeps the connectors, or the database:",
                "jdbc:h2:./connectors",
                "jdbc:postgresql://localhost/app?user=ada",
                "(best with its password in ~/.pgpass)",
                "May also stand before the command."
            })
    private String store;

    /** What is open; null until a command asks for it. */
    @Nullable
    private OpenStore open;

    @Option(
            names = "--workspace",
            paramLabel = "NAME",
            description = "The workspace; ${DEFAULT-VALUE} by default.",
            defaultValue = ConnectorRegistry.DEFAULT_WORKSPACE)
    private String workspace = ConnectorRegistry.DEFAULT_WORKSPACE;

    @Nullable
    @Option(names = "--by", paramLabel = "WHO", description = "Who acts, as the connector will name them.")
    private String actor;

    @Nullable
    @Option(
            names = "--used-by",
            paramLabel = "FILE",
            description = "Who uses which connector, which only a host knows: a JSON object of names, with a list of"
                    + " {\"kind\": …, \"id\": …, \"name\": …} for each. Without it nobody does.")
    private Path users;

    boolean isGiven() {
        return named() != null;
    }

    @Nullable
    private String named() {
        return store == null && command.root().userObject() instanceof Commands all ? all.store() : store;
    }

    /** Opens the store, and makes its folder or its tables where they are missing. */
    ConnectorStore open() {
        open = OpenStore.make(required());
        return open.connectors();
    }

    /** Opens a store that is there: one that is mistyped must not look like an empty store. */
    ConnectorStore existing() {
        open = OpenStore.existing(required());
        return open.connectors();
    }

    /** Opens a database that is there: a folder keeps neither a history nor a log. */
    ConnectorStore existingWithHistory() {
        ConnectorStore connectors = existing();
        if (Objects.requireNonNull(open, "open").database() == null) {
            throw new UsageException(
                    "A folder keeps connectors alone; name a database, such as --store jdbc:h2:./connectors");
        }
        return connectors;
    }

    /**
     * Returns the database of runs: that of the store or, of a folder, one in a file beside it. H2 must not close it while Ctrl-C
     * is answered, and write at once what it has committed: a row that is under way must be known after a kill.
     */
    String databaseOfRuns() {
        String named = required();
        String url = named.startsWith("jdbc:")
                ? named
                : "jdbc:h2:file:" + Path.of(named).toAbsolutePath() + ".bulk";
        return url.startsWith("jdbc:h2:") ? url + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0" : url;
    }

    private String required() {
        String named = named();
        if (named == null) {
            throw new UsageException("Say where the connectors are kept: --store DIR, or --store URL of a database");
        }
        return named;
    }

    /** Returns what is broken in the open store. */
    SortedMap<String, String> problems() {
        return Objects.requireNonNull(open, "open").problems(workspace);
    }

    /** Closes the store, if one is open. */
    void close() {
        if (open != null) {
            open.close();
        }
    }

    ConnectorRegistry registry(ConnectorStore connectors) {
        return registry(ConnectorRegistry.builder().store(connectors));
    }

    ConnectorRegistry registry(ConnectorStore connectors, ConnectorExecutor executor) {
        return registry(ConnectorRegistry.builder().store(connectors).executor(executor));
    }

    /** Returns a registry to try a connector in: of the store that is named or, if none is, in memory. */
    ConnectorRegistry trials(ConnectorExecutor executor) {
        return registry(isGiven() ? existing() : new InMemoryConnectorStore(), executor);
    }

    /** Returns the connector to try: of a name or an id in the store or, if none is named, of a document. */
    Connector tried(ConnectorRegistry registry, String target) {
        return isGiven() ? find(registry, target) : registry.create(DocumentFile.read(Path.of(target)));
    }

    ConnectorRegistry registry(ConnectorRegistry.Builder host) {
        try {
            if (users != null) {
                host.dependencies(String.valueOf(users), UsersFile.read(users));
            }
            if (open != null) {
                open.onto(host);
            }
            ConnectorRegistry registry = host.build().in(workspace);
            return actor == null ? registry : registry.by(actor);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the connector of a name or, failing that, of an id. */
    static Connector find(ConnectorRegistry registry, String reference) {
        try {
            return registry.getByName(reference);
        } catch (ConnectorNotFoundException e) {
            return registry.get(reference);
        }
    }
}
