package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
