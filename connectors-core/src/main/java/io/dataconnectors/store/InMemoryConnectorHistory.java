package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.spi.ConnectorHistory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keeps the history of connectors in memory; it is gone with the object. It has room for {@value #MOST} versions in all: the
 * connectors that were changed the longest ago lose theirs first. Safe for use by several threads.
 */
public final class InMemoryConnectorHistory implements ConnectorHistory {
    private static final int MOST = 100_000;

    private record Key(String workspace, String connectorId) {}

    /** The connector that was changed the longest ago comes first. */
    private final Map<Key, NavigableMap<Long, ConnectorVersion>> histories = new LinkedHashMap<>();

    private final int versions;
    private int all;

    /** Creates a history that keeps {@value ConnectorHistory#VERSIONS} versions of a connector. */
    public InMemoryConnectorHistory() {
        this(VERSIONS);
    }

    /**
     * Creates a history that keeps a number of versions of each connector.
     *
     * @throws IllegalArgumentException if the number is not 1 or more
     */
    public InMemoryConnectorHistory(int versions) {
        if (versions < 1) {
            throw new IllegalArgumentException("A history keeps 1 or more versions of a connector, not " + versions);
        }
        this.versions = versions;
    }

    @Override
    public synchronized void append(ConnectorVersion version) {
        Key key = new Key(version.workspace(), version.connectorId());
        NavigableMap<Long, ConnectorVersion> history = histories.remove(key);
        if (history == null) {
            history = new TreeMap<>();
        }
        all -= history.size();
        history.put(version.revision(), version);
        makeRoom(history);
        all += history.size();
        histories.put(key, history);
        Iterator<NavigableMap<Long, ConnectorVersion>> oldest =
                histories.values().iterator();
        while (all > MOST && histories.size() > 1) {
            all -= oldest.next().size();
            oldest.remove();
        }
    }

    private void makeRoom(NavigableMap<Long, ConnectorVersion> history) {
        if (history.size() <= versions) {
            return;
        }
        long live = history.descendingMap().values().stream()
                .filter(version -> version.kind() == ConnectorVersion.Kind.LIVE)
                .mapToLong(ConnectorVersion::revision)
                .findFirst()
                .orElse(0);
        Iterator<Long> oldest = history.keySet().iterator();
        while (history.size() > versions) {
            if (oldest.next() != live) {
                oldest.remove();
            }
        }
    }

    @Override
    public synchronized List<ConnectorVersion> find(String workspace, String connectorId, long before, int limit) {
        return history(workspace, connectorId).headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<ConnectorVersion> find(String workspace, String connectorId, long revision) {
        return Optional.ofNullable(history(workspace, connectorId).get(revision));
    }

    private NavigableMap<Long, ConnectorVersion> history(String workspace, String connectorId) {
        return histories.getOrDefault(
                new Key(
                        Objects.requireNonNull(workspace, "workspace"),
                        Objects.requireNonNull(connectorId, "connectorId")),
                new TreeMap<>());
    }

    @Override
    public long erase(String workspace) {
        Objects.requireNonNull(workspace, "workspace");
        return erase(key -> key.workspace().equals(workspace));
    }

    @Override
    public long erase(String workspace, String connectorId) {
        return erase(
                new Key(
                        Objects.requireNonNull(workspace, "workspace"),
                        Objects.requireNonNull(connectorId, "connectorId"))::equals);
    }

    private synchronized long erase(Predicate<Key> erased) {
        long before = all;
        histories.entrySet().removeIf(entry -> {
            boolean goes = erased.test(entry.getKey());
            all -= goes ? entry.getValue().size() : 0;
            return goes;
        });
        return before - all;
    }

    @Override
    public synchronized long forget(String workspace, String person) {
        Objects.requireNonNull(person, "person");
        long[] forgotten = new long[1];
        histories.forEach((key, history) -> {
            if (key.workspace().equals(workspace)) {
                history.replaceAll((revision, version) -> {
                    if (!person.equals(version.stamp().by())) {
                        return version;
                    }
                    forgotten[0]++;
                    return withoutPerson(version);
                });
            }
        });
        return forgotten[0];
    }

    private static ConnectorVersion withoutPerson(ConnectorVersion version) {
        return new ConnectorVersion(
                version.workspace(),
                version.connectorId(),
                version.revision(),
                version.kind(),
                version.digest(),
                new Connector.Stamp(version.stamp().at(), null),
                version.definition());
    }
}
