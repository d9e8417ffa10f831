package io.dataconnectors.examples.cli;

import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.FileConnectorStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The store that a command works on: a folder, or the tables in a database.
 *
 * @param problems returns what is broken in it, for a workspace: files, or connectors by their ids
 * @param database what else is kept there; null if it is a folder, which keeps connectors alone
 * @param end what closes it
 */
record OpenStore(
        ConnectorStore connectors,
        Function<String, SortedMap<String, String>> problems,
        @Nullable JdbcStorage database,
        Runnable end) {
    private static final String URL = "jdbc:";
    private static final String H2 = "jdbc:h2:";

    /** Opens what is named, and makes its folder or its tables where they are missing. */
    static OpenStore make(String named) {
        return named.startsWith(URL)
                ? of(JdbcStorage.on(new UrlDataSource(named)).install().open())
                : of(new FileConnectorStore(folder(named)));
    }

    /** Opens what is named if it is there. */
    static OpenStore existing(String named) {
        if (named.startsWith(URL)) {
            // H2 would make a database of any name
            String url = named.startsWith(H2) ? named + ";IFEXISTS=TRUE" : named;
            return of(JdbcStorage.on(new UrlDataSource(url)).open());
        }
        Path folder = folder(named);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + folder + "; create makes one");
        }
        return of(new FileConnectorStore(folder));
    }

    private static Path folder(String named) {
        try {
            Path folder = Path.of(named);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new UsageException("--store " + folder + " is a file; a folder is wanted");
            }
            return folder;
        } catch (InvalidPathException e) {
            throw new UsageException("--store " + named + " is no name of a folder");
        }
    }

    private static OpenStore of(FileConnectorStore store) {
        return new OpenStore(store, workspace -> lines(store.problems()), null, () -> {});
    }

    private static SortedMap<String, String> lines(SortedMap<Path, String> files) {
        SortedMap<String, String> lines = new TreeMap<>();
        files.forEach((file, problem) -> lines.put(file.toString(), problem));
        return lines;
    }

    private static OpenStore of(JdbcStorage storage) {
        return new OpenStore(storage.connectors(), storage::problems, storage, storage::close);
    }

    SortedMap<String, String> problems(String workspace) {
        return problems.apply(workspace);
    }

    /** Gives a registry what a database keeps beside connectors. */
    void onto(ConnectorRegistry.Builder host) {
        if (database != null) {
            host.history(database.history()).executionLog(database.log()).ledger(database.ledger());
        }
    }

    void close() {
        end.run();
    }
}
