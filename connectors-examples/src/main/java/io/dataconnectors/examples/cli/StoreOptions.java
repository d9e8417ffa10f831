package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.FileConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.nio.file.Files;
import java.nio.file.Path;
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
            paramLabel = "DIR",
            description = "The folder that keeps the connectors; may also stand before the command.")
    private Path store;

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
            description = {
                "Who uses which connector, which only a host knows: a JSON object of names, with a list of",
                "{\"kind\": …, \"id\": …, \"name\": …} for each. Without it nobody does."
            })
    private Path users;

    boolean isGiven() {
        return folder() != null;
    }

    @Nullable
    private Path folder() {
        return store == null && command.root().userObject() instanceof Commands all ? all.store() : store;
    }

    /** Opens the store, and makes its folder where it is missing. */
    FileConnectorStore open() {
        return new FileConnectorStore(required());
    }

    /** Opens a store that is there: a folder that is mistyped must not look like an empty store. */
    FileConnectorStore existing() {
        Path folder = required();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + folder + "; create makes one");
        }
        return new FileConnectorStore(folder);
    }

    private Path required() {
        Path folder = folder();
        if (folder == null) {
            throw new UsageException("Say where the connectors are kept: --store DIR");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--store " + folder + " is a file; a folder is wanted");
        }
        return folder;
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
