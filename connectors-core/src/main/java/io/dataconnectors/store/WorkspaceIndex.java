package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.Page;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** The connectors of one workspace by id, by name, and by name within a status. Not safe for use by several threads. */
final class WorkspaceIndex {
    private final Map<String, Connector> byId = new HashMap<>();
    private final NameIndex byName = new NameIndex();
    private final NameIndex live = new NameIndex();
    private final NameIndex drafts = new NameIndex();

    @Nullable
    Connector find(String id) {
        return byId.get(id);
    }

    @Nullable
    Connector findByName(String name) {
        return byName.get(name);
    }

    /** @throws StaleConnectorException if there is a connector of the id */
    void expectNone(String id) {
        Connector there = byId.get(id);
        if (there != null) {
            throw new StaleConnectorException(id, 0, there.revision());
        }
    }

    /** @throws StaleConnectorException if the connector of the id is at another revision, or there is none */
    void expect(String id, long revision) {
        Connector there = byId.get(id);
        if (there == null || there.revision() != revision) {
            throw new StaleConnectorException(id, revision, there == null ? 0 : there.revision());
        }
    }

    /** @throws NameTakenException if the name is that of another connector than the one of the id */
    void expectFree(String name, String id) {
        Connector holder = byName.get(name);
        if (holder != null && !holder.id().equals(id)) {
            throw new NameTakenException(name);
        }
    }

    /** Adds a connector, in the place of the one of its id if there is one. Its name must be free. */
    void put(Connector connector) {
        remove(connector.id());
        byId.put(connector.id(), connector);
        byName.put(connector.name(), connector);
        of(connector.status()).put(connector.name(), connector);
    }

    void remove(String id) {
        Connector gone = byId.remove(id);
        if (gone != null) {
            byName.remove(gone.name());
            of(gone.status()).remove(gone.name());
        }
    }

    Page page(ConnectorQuery query) {
        String part = query.namePart().toLowerCase(Locale.ROOT);
        Predicate<String> matches = part.isEmpty() ? name -> true : name -> name.contains(part);
        Status status = query.status();
        NameIndex names = status == null ? byName : of(status);
        return names.page(query.after(), query.limit(), matches);
    }

    private NameIndex of(Status status) {
        return status == Status.LIVE ? live : drafts;
    }

    /**
     * Connectors sorted by name: {@code String}'s order, which for the ASCII of names is that of their code points. Not safe for
     * use by several threads.
     */
    static final class NameIndex {
        /** A connector, and its name as searches compare it. */
        private record Entry(Connector connector, String lowerName) {}

        private final NavigableMap<String, Entry> entries = new TreeMap<>();

        void put(String name, Connector connector) {
            entries.put(name, new Entry(connector, name.toLowerCase(Locale.ROOT)));
        }

        void remove(String name) {
            entries.remove(name);
        }

        @Nullable
        Connector get(String name) {
            Entry entry = entries.get(name);
            return entry == null ? null : entry.connector();
        }

        /** Returns a page of those after a name whose lower-case name matches; none before it and none behind it is visited. */
        Page page(@Nullable String after, int limit, Predicate<String> lowerName) {
            List<Connector> found = new ArrayList<>();
            String last = after;
            for (Map.Entry<String, Entry> entry : behind(after).entrySet()) {
                if (lowerName.test(entry.getValue().lowerName())) {
                    if (found.size() == limit) {
                        return new Page(found, last);
                    }
                    found.add(entry.getValue().connector());
                    last = entry.getKey();
                }
            }
            return new Page(found, null);
        }

        private NavigableMap<String, Entry> behind(@Nullable String name) {
            return name == null ? entries : entries.tailMap(name, false);
        }
    }
}
