package io.dataconnectors.http.internal.limit;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * A memory of things of workspaces, up to a number in all. Beyond, the workspace that has most of them loses the one
 * that it has not asked for longest: a workspace with many never evicts another's. Not safe for several threads.
 */
public final class FairMemory<K, V> {
    private final int most;
    private final Map<String, Map<K, V>> byWorkspace = leastRecentFirst();
    private int size;

    /** Makes a memory of nothing yet. */
    public FairMemory(int most) {
        this.most = most;
    }

    private static <K, V> Map<K, V> leastRecentFirst() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Returns what a workspace has under a key, or null. */
    @Nullable
    public V get(String workspace, K key) {
        Map<K, V> own = byWorkspace.get(workspace);
        return own == null ? null : own.get(key);
    }

    /** Returns what a workspace has under a key, after it was made if there was nothing. */
    public V get(String workspace, K key, Supplier<V> made) {
        V known = get(workspace, key);
        if (known != null) {
            return known;
        }
        V added = made.get();
        byWorkspace.computeIfAbsent(workspace, first -> leastRecentFirst()).put(key, added);
        size++;
        if (size > most) {
            forgetOne();
        }
        return added;
    }

    /** Among workspaces with as much, it is that which has not asked for longest. */
    private void forgetOne() {
        var largest = Collections.max(
                byWorkspace.entrySet(),
                Comparator.comparingInt(entry -> entry.getValue().size()));
        remove(largest.getKey(), largest.getValue().keySet().iterator().next());
    }

    /** Forgets what a workspace has under a key; returns it, or null if there was nothing. */
    @Nullable
    public V remove(String workspace, K key) {
        Map<K, V> own = byWorkspace.getOrDefault(workspace, Map.of());
        if (!own.containsKey(key)) {
            return null;
        }
        V removed = own.remove(key);
        size--;
        if (own.isEmpty()) {
            byWorkspace.remove(workspace);
        }
        return removed;
    }

    /** Forgets everything. */
    public void clear() {
        byWorkspace.clear();
        size = 0;
    }

    /** Returns of how many things something holds. */
    public int count(Predicate<V> counted) {
        return (int) byWorkspace.values().stream()
                .flatMap(own -> own.values().stream())
                .filter(counted)
                .count();
    }

    /** Returns how many things are remembered. */
    public int size() {
        return size;
    }
}
