package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * Connectors sorted by name: {@code String}'s order, which for the ASCII of names is that of their code points. Not safe for
 * use by several threads.
 */
final class NameIndex {
    /** A connector, and its name as searches compare it. */
    private record Entry(Connector connector, String lowerName) {}

    private final NavigableMap<String, Entry> entries = new TreeMap<>();

    void put(Connector connector) {
        entries.put(connector.name(), new Entry(connector, connector.name().toLowerCase(Locale.ROOT)));
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
        Collection<Entry> rest =
                after == null ? entries.values() : entries.tailMap(after, false).values();
        List<Connector> found = new ArrayList<>();
        for (Entry entry : rest) {
            if (lowerName.test(entry.lowerName())) {
                if (found.size() == limit) {
                    return new Page(found, found.get(limit - 1).name());
                }
                found.add(entry.connector());
            }
        }
        return new Page(found, null);
    }
}
