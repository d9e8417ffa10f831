package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.Characters.Printable.WorkspaceName;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.WorkspaceFolder.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps each connector in a JSON file of its own, {@code <folder>/<workspace>/<id>.json}. Where the name of a workspace is
 * not safe as that of a folder on every file system, as {@code Acme} and {@code acme.com} are not, its folder is named
 * {@code _<the name's start>-<the name's digest>}.
 *
 * <p>A write that returned survives the end of the process, however sudden, and a loss of power; one that did not return is
 * there as a whole or not at all. Several threads, stores and processes may share a folder of a local file system: they
 * write one after the other, and see what the others wrote. An id is the name of a file: 1 to 64 of the letters a to z,
 * digits, hyphens and underscores, beginning with a letter or a digit.
 *
 * <p>A broken file, whether damaged, edited by hand or of a newer version, hides no other. Reading or writing its connector
 * is a {@link StorageException} that names the file; searches leave it out; it is logged once, listed by
 * {@link #problems()}, and never written over. So is what is no regular file: below the folder that it opens, the store
 * follows no link, and opens no pipe and no device.
 *
 * <p>A thread that is interrupted while it writes gets a {@link StorageException}, and keeps its interrupt.
 */
public final class FileConnectorStore implements ConnectorStore {
    private static final String LINK = "it is a symbolic link, where a folder is wanted";

    private final Path folder;
    private final Map<String, WorkspaceFolder> workspaces = new ConcurrentHashMap<>();

    /**
     * Opens a folder, and creates it where it is missing.
     *
     * @throws StorageException if it cannot be created
     */
    public FileConnectorStore(Path folder) {
        Path absolute = folder.toAbsolutePath();
        new DurableFolder(absolute).create();
        try {
            // one folder is one lock, through whatever links it is reached
            this.folder = absolute.toRealPath();
        } catch (IOException e) {
            throw new StorageException("The folder " + folder + " could not be opened", e);
        }
    }

    @Override
    public Optional<Connector> find(String workspace, String id) {
        Objects.requireNonNull(id, "id");
        return existing(workspace).flatMap(files -> files.contents().find(id));
    }

    @Override
    public Optional<Connector> findByName(String workspace, String name) {
        Objects.requireNonNull(name, "name");
        return existing(workspace).flatMap(files -> files.contents().findByName(name));
    }

    @Override
    public Page search(String workspace, ConnectorQuery query) {
        Objects.requireNonNull(query, "query");
        return existing(workspace)
                .map(files -> files.contents().page(query))
                .orElseGet(() -> new Page(List.of(), null));
    }

    @Override
    public void insert(Connector connector, int most) {
        if (!FileNames.isSafe(connector.id())) {
            throw new StorageException("An id of a connector in this store is " + FileNames.RULE);
        }
        if (!WorkspaceName.is(connector.workspace())) {
            throw new StorageException("The name of a workspace is " + WorkspaceName.RULE);
        }
        String name = FileNames.folder(connector.workspace());
        workspace(name, folder.resolve(name)).insert(connector, most);
    }

    @Override
    public void replace(Connector connector, long expectedRevision) {
        existing(connector.workspace())
                .orElseThrow(() -> new StaleConnectorException(connector.id(), expectedRevision, 0))
                .replace(connector, expectedRevision);
    }

    @Override
    public void delete(String workspace, String id, long expectedRevision) {
        Objects.requireNonNull(id, "id");
        existing(workspace)
                .orElseThrow(() -> new StaleConnectorException(id, expectedRevision, 0))
                .delete(id, expectedRevision);
    }

    /** Returns every broken file of all workspaces, with what is wrong with it; empty if all are well. */
    public SortedMap<Path, String> problems() {
        SortedMap<Path, String> problems = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(FileNames::isFolder)
                    .forEach(name -> problems.putAll(problems(name)));
        } catch (IOException | UncheckedIOException e) {
            throw new StorageException("The folder " + folder + " could not be read", e);
        }
        return problems;
    }

    private Map<Path, String> problems(String name) {
        Path path = folder.resolve(name);
        try {
            return isThere(path) ? workspace(name, path).contents().problems() : Map.of();
        } catch (StorageException e) {
            return Map.of(path, Files.isSymbolicLink(path) ? LINK : "it cannot be read");
        }
    }

    private Optional<WorkspaceFolder> existing(String workspace) {
        Objects.requireNonNull(workspace, "workspace");
        if (!WorkspaceName.is(workspace)) {
            return Optional.empty();
        }
        String name = FileNames.folder(workspace);
        Path path = folder.resolve(name);
        return isThere(path) ? Optional.of(workspace(name, path)) : Optional.empty();
    }

    private static boolean isThere(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path);
    }

    /** Follows no link: two ways to one folder would be two locks on it. */
    private WorkspaceFolder workspace(String name, Path path) {
        if (Files.isSymbolicLink(path)) {
            throw new StorageException("The folder " + path + " is broken and left alone: " + LINK);
        }
        return workspaces.computeIfAbsent(name, n -> new WorkspaceFolder(path));
    }

    /** Returns the folder. */
    @Override
    public String toString() {
        return "connectors in " + folder;
    }
}
