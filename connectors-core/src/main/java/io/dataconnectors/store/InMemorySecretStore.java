package io.dataconnectors.store;

import io.dataconnectors.Connector.Stamp;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.SecretStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Keeps secrets in memory; they are gone with the object. Safe for use by several threads. */
public final class InMemorySecretStore implements SecretStore {
    private final Map<String, SortedMap<String, Kept>> workspaces = new HashMap<>();
    private final int most;

    private record Kept(Secret value, Entry entry) {
        private Kept with(Map<String, Stamp> origins) {
            return new Kept(value, new Entry(entry.name(), origins, entry.written()));
        }
    }

    /** Creates a store in which a workspace may have {@value SecretStore#SECRETS} secrets. */
    public InMemorySecretStore() {
        this(SECRETS);
    }

    /**
     * Creates a store.
     *
     * @param most how many secrets a workspace may have
     * @throws IllegalArgumentException if the number is negative
     */
    public InMemorySecretStore(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("A workspace may have 0 or more secrets, not " + most);
        }
        this.most = most;
    }

    private static Stamp stamp(@Nullable String by) {
        return new Stamp(Instant.now(), by);
    }

    private SortedMap<String, Kept> of(String workspace) {
        return workspaces.getOrDefault(Objects.requireNonNull(workspace, "workspace"), new TreeMap<>());
    }

    @Nullable
    private Kept find(String workspace, String name) {
        return of(workspace).get(Objects.requireNonNull(name, "name"));
    }

    @Override
    public boolean answersAtOnce() {
        return true;
    }

    @Nullable
    @Override
    public synchronized Secret resolve(Query query) {
        Kept kept = find(query.workspace(), query.name());
        return kept != null
                        && kept.entry().origins().containsKey(query.origin())
                        && kept.entry().origins().containsKey(query.apiOrigin())
                ? kept.value()
                : null;
    }

    @Override
    public synchronized void put(String workspace, String name, Secret value, @Nullable String by) {
        SecretStore.check(workspace, name, value);
        Kept before = find(workspace, name);
        if (before == null && of(workspace).size() >= most) {
            throw new QuotaExceededException(most, "secrets in a workspace");
        }
        Map<String, Stamp> origins = before == null ? Map.of() : before.entry().origins();
        workspaces
                .computeIfAbsent(workspace, first -> new TreeMap<>())
                .put(name, new Kept(value, new Entry(name, origins, stamp(by))));
    }

    @Override
    public synchronized boolean allow(String workspace, String name, String origin, @Nullable String by) {
        String named = SecretStore.origin(origin);
        Kept kept = find(workspace, name);
        if (kept == null) {
            return false;
        }
        Map<String, Stamp> origins = new HashMap<>(kept.entry().origins());
        origins.putIfAbsent(named, stamp(by));
        if (origins.size() > MAX_ORIGINS) {
            throw new QuotaExceededException(MAX_ORIGINS, "origins of a secret");
        }
        of(workspace).put(name, kept.with(origins));
        return true;
    }

    @Override
    public synchronized boolean disallow(String workspace, String name, String origin) {
        String named = SecretStore.origin(origin);
        Kept kept = find(workspace, name);
        if (kept == null || !kept.entry().origins().containsKey(named)) {
            return false;
        }
        Map<String, Stamp> origins = new HashMap<>(kept.entry().origins());
        origins.remove(named);
        of(workspace).put(name, kept.with(origins));
        return true;
    }

    @Override
    public synchronized List<Entry> list(String workspace) {
        return of(workspace).values().stream().map(Kept::entry).toList();
    }

    @Override
    public synchronized boolean delete(String workspace, String name) {
        SortedMap<String, Kept> secrets = of(workspace);
        boolean was = secrets.remove(Objects.requireNonNull(name, "name")) != null;
        if (secrets.isEmpty()) {
            workspaces.remove(workspace);
        }
        return was;
    }

    @Override
    public synchronized long erase(String workspace) {
        long were = of(workspace).size();
        workspaces.remove(workspace);
        return were;
    }

    @Override
    public synchronized long forget(String workspace, String person) {
        Objects.requireNonNull(person, "person");
        long named = 0;
        SortedMap<String, Kept> secrets = of(workspace);
        for (Map.Entry<String, Kept> each : secrets.entrySet()) {
            Entry entry = each.getValue().entry();
            Map<String, Stamp> origins = new HashMap<>(entry.origins());
            origins.replaceAll((origin, stamp) -> without(stamp, person));
            Entry without = new Entry(entry.name(), origins, without(entry.written(), person));
            named += count(entry, person);
            each.setValue(new Kept(each.getValue().value(), without));
        }
        return named;
    }

    private static Stamp without(Stamp stamp, String person) {
        return person.equals(stamp.by()) ? new Stamp(stamp.at(), null) : stamp;
    }

    private static long count(Entry entry, String person) {
        long ofOrigins = entry.origins().values().stream()
                .filter(stamp -> person.equals(stamp.by()))
                .count();
        return ofOrigins + (person.equals(entry.written().by()) ? 1 : 0);
    }
}
