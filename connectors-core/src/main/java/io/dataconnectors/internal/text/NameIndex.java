package io.dataconnectors.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * Values sorted by name: {@code String}'s order, which for the ASCII of names is that of their code points. They stand in
 * blocks, so that a search for a part of a name looks once at all names of a block and seldom at single ones. May be read by
 * several threads while none writes.
 */
public final class NameIndex<T> {
    private static final int MOST_OF_A_BLOCK = 512;

    private final Function<T, String> nameOf;

    /** The blocks by the least name that belongs there. The first one has all before the second. */
    private final NavigableMap<String, Block> blocks = new TreeMap<>(Map.of("", new Block(List.of())));

    /** Creates an index without values, each of which has a name that stays the same. */
    public NameIndex(Function<T, String> nameOf) {
        this.nameOf = nameOf;
    }

    /** Values that follow each other by name. */
    private final class Block {
        private final List<T> values;

        /** The lower-case names, one a line, or null until a search asks for them. */
        @Nullable
        private volatile String lowerNames;

        Block(List<T> values) {
            this.values = new ArrayList<>(values);
        }

        String name(int index) {
            return nameOf.apply(values.get(index));
        }

        /** Returns the index of the first value that has this name or one behind it. */
        int from(String name) {
            int low = 0;
            int high = values.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (name(middle).compareTo(name) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean has(String name, int index) {
            return index < values.size() && name(index).equals(name);
        }

        List<T> behind(@Nullable String name) {
            int index = name == null ? 0 : from(name);
            int first = name != null && has(name, index) ? index + 1 : index;
            return values.subList(first, values.size());
        }

        /** Whether a name may have the part: names that do not have it may have it together. */
        boolean mayHave(String part) {
            String all = lowerNames;
            if (all == null) {
                StringBuilder names = new StringBuilder();
                values.forEach(value -> names.append(lower(value)).append('\n'));
                all = names.toString();
                lowerNames = all;
            }
            return all.contains(part);
        }

        Block secondHalf() {
            List<T> half = values.subList(values.size() / 2, values.size());
            Block second = new Block(half);
            half.clear();
            return second;
        }
    }

    private String lower(T value) {
        return nameOf.apply(value).toLowerCase(Locale.ROOT);
    }

    private Block block(String name) {
        return blocks.floorEntry(name).getValue();
    }

    /** Adds a value, in the place of the one of its name if there is one. */
    public void put(T value) {
        String name = nameOf.apply(value);
        Block block = block(name);
        int index = block.from(name);
        if (block.has(name, index)) {
            block.values.set(index, value);
            return;
        }
        block.values.add(index, value);
        block.lowerNames = null;
        if (block.values.size() > MOST_OF_A_BLOCK) {
            Block second = block.secondHalf();
            blocks.put(second.name(0), second);
        }
    }

    /** Removes the value of a name, if there is one. */
    public void remove(String name) {
        Map.Entry<String, Block> entry = blocks.floorEntry(name);
        Block block = entry.getValue();
        int index = block.from(name);
        if (!block.has(name, index)) {
            return;
        }
        block.values.remove(index);
        block.lowerNames = null;
        if (block.values.isEmpty() && !entry.getKey().isEmpty()) {
            blocks.remove(entry.getKey());
        }
    }

    /** Returns the value of a name, or null if there is none. */
    @Nullable
    public T get(String name) {
        Block block = block(name);
        int index = block.from(name);
        return block.has(name, index) ? block.values.get(index) : null;
    }

    /**
     * Returns the first of the values behind a name, at most so many; none before it, and none behind the last, is looked at.
     *
     * @param after the name, or null for the first of all
     * @param lowerPart what the lower-case names have in them; an empty text for all
     */
    public List<T> behind(@Nullable String after, int most, String lowerPart) {
        List<T> found = new ArrayList<>();
        String first = blocks.floorKey(after == null ? "" : after);
        for (Block block : blocks.tailMap(first, true).values()) {
            if (!lowerPart.isEmpty() && !block.mayHave(lowerPart)) {
                continue;
            }
            for (T value : block.behind(after)) {
                if (lower(value).contains(lowerPart)) {
                    found.add(value);
                    if (found.size() == most) {
                        return found;
                    }
                }
            }
        }
        return found;
    }
}
