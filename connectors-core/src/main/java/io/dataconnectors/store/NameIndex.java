package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * Connectors sorted by name: {@code String}'s order, which for the ASCII of names is that of their code points. They stand in
 * blocks, so that a search for a part of a name looks once at all names of a block and seldom at single ones. May be read by
 * several threads while none writes.
 */
final class NameIndex {
    private static final int MOST_OF_A_BLOCK = 512;

    /** The blocks by the least name that belongs there. The first one has all before the second. */
    private final NavigableMap<String, Block> blocks = new TreeMap<>(Map.of("", new Block(List.of())));

    /** Connectors that follow each other by name. */
    private static final class Block {
        private final List<Connector> connectors;

        /** The lower-case names, one a line, or null until a search asks for them. */
        @Nullable
        private volatile String lowerNames;

        Block(List<Connector> connectors) {
            this.connectors = new ArrayList<>(connectors);
        }

        /** Returns the index of the first connector that has this name or one behind it. */
        int from(String name) {
            int low = 0;
            int high = connectors.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (connectors.get(middle).name().compareTo(name) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean has(String name, int index) {
            return index < connectors.size() && connectors.get(index).name().equals(name);
        }

        List<Connector> behind(@Nullable String name) {
            int index = name == null ? 0 : from(name);
            int first = name != null && has(name, index) ? index + 1 : index;
            return connectors.subList(first, connectors.size());
        }

        /** Whether a name may have the part: names that do not have it may have it together. */
        boolean mayHave(String part) {
            String all = lowerNames;
            if (all == null) {
                StringBuilder names = new StringBuilder();
                connectors.forEach(connector -> names.append(lower(connector)).append('\n'));
                all = names.toString();
                lowerNames = all;
            }
            return all.contains(part);
        }

        Block secondHalf() {
            List<Connector> half = connectors.subList(connectors.size() / 2, connectors.size());
            Block second = new Block(half);
            half.clear();
            return second;
        }
    }

    private static String lower(Connector connector) {
        return connector.name().toLowerCase(Locale.ROOT);
    }

    private Block block(String name) {
        return blocks.floorEntry(name).getValue();
    }

    /** Adds a connector, in the place of the one of its name if there is one. */
    void put(Connector connector) {
        String name = connector.name();
        Block block = block(name);
        int index = block.from(name);
        if (block.has(name, index)) {
            block.connectors.set(index, connector);
            return;
        }
        block.connectors.add(index, connector);
        block.lowerNames = null;
        if (block.connectors.size() > MOST_OF_A_BLOCK) {
            Block second = block.secondHalf();
            blocks.put(second.connectors.get(0).name(), second);
        }
    }

    void remove(String name) {
        Map.Entry<String, Block> entry = blocks.floorEntry(name);
        Block block = entry.getValue();
        int index = block.from(name);
        if (!block.has(name, index)) {
            return;
        }
        block.connectors.remove(index);
        block.lowerNames = null;
        if (block.connectors.isEmpty() && !entry.getKey().isEmpty()) {
            blocks.remove(entry.getKey());
        }
    }

    @Nullable
    Connector get(String name) {
        Block block = block(name);
        int index = block.from(name);
        return block.has(name, index) ? block.connectors.get(index) : null;
    }

    /**
     * Returns a page of those behind a name; none before it, and none behind the page but the next, is looked at.
     *
     * @param lowerPart what the lower-case names have in them; an empty text for all
     */
    Page page(@Nullable String after, int limit, String lowerPart) {
        List<Connector> found = new ArrayList<>();
        String first = blocks.floorKey(after == null ? "" : after);
        for (Block block : blocks.tailMap(first, true).values()) {
            if (!lowerPart.isEmpty() && !block.mayHave(lowerPart)) {
                continue;
            }
            for (Connector connector : block.behind(after)) {
                if (lower(connector).contains(lowerPart)) {
                    if (found.size() == limit) {
                        return new Page(found, found.get(limit - 1).name());
                    }
                    found.add(connector);
                }
            }
        }
        return new Page(found, null);
    }
}
