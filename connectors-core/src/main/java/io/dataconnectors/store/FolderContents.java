package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.store.WorkspaceFolder.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contents of the files of one workspace. Every question first looks whether the files it depends on changed, by whatever
 * process; only those that did are read again. Safe for use by several threads.
 */
final class FolderContents {
    private static final Logger LOG = LoggerFactory.getLogger(FileConnectorStore.class);
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Map<String, StoredFile> files = new HashMap<>();
    private final Map<String, String> warned = new HashMap<>();
    private final WorkspaceIndex index = new WorkspaceIndex();

    FolderContents(Path folder) {
        this.folder = folder;
    }

    Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    /** @throws StorageException if the file of the id is broken */
    synchronized Optional<Connector> find(String id) {
        if (!FileNames.isSafe(id)) {
            return Optional.empty();
        }
        if (!refresh(id)) {
            refreshAll();
        }
        StoredFile file = files.get(id);
        if (file != null && file.connector() == null) {
            throw new StorageException("The file " + file(id) + " is broken and left alone: " + file.problem());
        }
        return Optional.ofNullable(index.find(id));
    }

    /** Names are unique: while a file still has the name, no other file needs a look. */
    synchronized Optional<Connector> findByName(String name) {
        Connector known = index.findByName(name);
        boolean settled = known != null && refresh(known.id());
        if (!settled || index.findByName(name) == null) {
            refreshAll();
        }
        return Optional.ofNullable(index.findByName(name));
    }

    synchronized Page page(ConnectorQuery query) {
        refreshAll();
        return index.page(query);
    }

    synchronized SortedMap<Path, String> problems() {
        refreshAll();
        SortedMap<Path, String> problems = new TreeMap<>();
        files.forEach((id, file) -> {
            if (file.connector() == null) {
                problems.put(file(id), file.problem());
            }
        });
        return problems;
    }

    /** Refuses an insertion that the contract of a store refuses. */
    synchronized void expectInsertable(Connector connector, int most) {
        find(connector.id());
        index.expectNone(connector.id());
        expectFree(connector);
        index.expectRoom(most);
    }

    /** Refuses a replacement that the contract of a store refuses. */
    synchronized void expectReplaceable(Connector connector, long revision) {
        Optional<Connector> current = find(connector.id());
        index.expect(connector.id(), revision);
        if (!current.map(Connector::name).equals(Optional.of(connector.name()))) {
            expectFree(connector);
        }
    }

    /** Refuses a deletion that the contract of a store refuses. */
    synchronized void expectDeletable(String id, long revision) {
        find(id);
        index.expect(id, revision);
    }

    private void expectFree(Connector connector) {
        refreshAll();
        index.expectFree(connector.name(), connector.id());
    }

    /** Returns whether that was enough: not if the file now has the name which another file had when it was last read. */
    private boolean refresh(String id) {
        StoredFile before = files.get(id);
        StoredFile now = read(id, before);
        if (now == before) {
            return true;
        }
        forget(id);
        return now == null || keep(id, now);
    }

    /** Names that wander between files are free before any of them is taken again. */
    private void refreshAll() {
        Map<String, StoredFile> changed = new TreeMap<>();
        for (String id : ids()) {
            StoredFile before = files.get(id);
            StoredFile now = read(id, before);
            if (now != before) {
                forget(id);
                if (now != null) {
                    changed.put(id, now);
                }
            }
        }
        changed.forEach((id, now) -> {
            if (!keep(id, now)) {
                keep(id, StoredFile.broken("its name is that of another connector"));
            }
        });
    }

    private void forget(String id) {
        files.remove(id);
        index.remove(id);
    }

    /** Returns false, and keeps nothing, if the connector's name is taken. */
    private boolean keep(String id, StoredFile now) {
        Connector connector = now.connector();
        if (connector == null) {
            warnOnce(id, now.problem());
        } else if (index.findByName(connector.name()) != null) {
            return false;
        } else {
            index.put(connector);
        }
        files.put(id, now);
        return true;
    }

    private void warnOnce(String id, String problem) {
        if (!problem.equals(warned.put(id, problem))) {
            LOG.warn(
                    "The file {} is broken and left alone: {}",
                    Visible.line(String.valueOf(file(id))),
                    Visible.line(problem));
        }
    }

    @Nullable
    private StoredFile read(String id, @Nullable StoredFile before) {
        if (FileNames.isSafe(id)) {
            return StoredFile.read(file(id), id, before);
        }
        return Files.exists(file(id), LinkOption.NOFOLLOW_LINKS)
                ? StoredFile.broken("its name is no id, which is " + FileNames.RULE)
                : null;
    }

    /** Returns the ids in the folder and those known: a file that is being replaced may be missing from a listing. */
    private Set<String> ids() {
        Set<String> ids = new TreeSet<>(files.keySet());
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                    .forEach(name -> ids.add(name.substring(0, name.length() - SUFFIX.length())));
        } catch (NoSuchFileException e) {
            return ids;
        } catch (IOException | UncheckedIOException e) {
            throw new StorageException("The folder " + folder + " could not be read", e);
        }
        return ids;
    }
}
