package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Status;
import io.dataconnectors.StorageException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.internal.text.OnceAMinute;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.StoreListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled live definitions of all workspaces: an execution reads no store and compiles nothing while nothing changed. Safe for
 * use by several threads.
 *
 * <p>A store that announces changes is believed. Any other is asked for the version at each execution, or once in a time that
 * the host allows. A definition that was read before a change was announced is never kept after it, and one that was read
 * within a transaction of the store is not kept at all.
 */
final class LiveDefinitions implements StoreListener {
    /** How many definitions are kept: some 10 KB each. */
    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRegistry.class);
    private static final int STRIPES = 64;

    private record Key(String workspace, String name) {
        int stripe() {
            return Math.floorMod(hashCode(), STRIPES);
        }
    }

    /** A definition, the version of the connector that it is of, when the store was last asked, and when it was last used. */
    private static final class Entry {
        final ConnectorStore.Version version;
        final CompiledDefinition live;
        volatile long asked;
        volatile long used;

        Entry(ConnectorStore.Version version, CompiledDefinition live, long asked) {
            this.version = version;
            this.live = live;
            this.asked = asked;
            this.used = asked;
        }
    }

    private final ConnectorStore store;
    private final OnceAMinute often = new OnceAMinute(Clock.systemUTC());
    private final boolean announced;
    private final long nanosUnasked;
    private final int most;
    private final LongSupplier nanos;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);
    private final LongAdder loaded = new LongAdder();

    /**
     * Begins to keep what is live.
     *
     * @param unasked how long a store that announces nothing need not be asked for the version
     * @param most how many definitions are kept; the least recently used make room
     */
    LiveDefinitions(ConnectorStore store, Duration unasked, int most, LongSupplier nanos) {
        this.store = store;
        this.nanosUnasked = TimeUnit.NANOSECONDS.convert(unasked); // which takes durations of any length
        this.most = most;
        this.nanos = nanos;
        this.announced = store.announce(this);
    }

    /**
     * Returns the live definition of a name, or null where the store cannot say what it is, which the log of the host then does
     * once a minute.
     *
     * @throws ConnectorNotFoundException if the workspace has no such connector
     * @throws WrongStatusException if it is not live
     * @throws InvalidDefinitionException if what is live breaks rules of this release of the library
     */
    @Nullable
    CompiledDefinition find(String workspace, String name) {
        Key key = new Key(workspace, name);
        try {
            Entry entry = entries.get(key);
            if (entry == null || !isCurrent(key, entry)) {
                entry = load(key);
            }
            entry.used = nanos.getAsLong();
            return entry.live;
        } catch (StorageException e) {
            if (often.says(String.valueOf(e.getMessage()))) {
                LOG.warn("Calls fail, and nothing is sent: {}", Visible.line(String.valueOf(e.getMessage())));
            }
            return null;
        }
    }

    private boolean isCurrent(Key key, Entry entry) {
        long now = nanos.getAsLong();
        if (announced || now - entry.asked < nanosUnasked) {
            return true;
        }
        boolean current = store.version(key.workspace(), key.name())
                .filter(entry.version::equals)
                .isPresent();
        if (current) {
            entry.asked = now;
        } else {
            entries.remove(key, entry);
        }
        return current;
    }

    /** Returns how many definitions are kept now. */
    int kept() {
        return entries.size();
    }

    /** Returns how many were read from the store and compiled so far. */
    long loaded() {
        return loaded.sum();
    }

    private Entry load(Key key) {
        long seen = changes.get(key.stripe());
        long asked = nanos.getAsLong();
        Connector connector = store.findByName(key.workspace(), key.name())
                .orElseThrow(() -> new ConnectorNotFoundException(key.workspace(), key.name()));
        CompiledDefinition live = compiled(connector);
        loaded.increment();
        Entry fresh = new Entry(new ConnectorStore.Version(connector.id(), connector.revision()), live, asked);
        if (Workspace.isCommitted(store)) {
            entries.compute(key, (same, old) -> changes.get(key.stripe()) == seen ? fresh : null);
            makeRoom();
        }
        return fresh;
    }

    private static CompiledDefinition compiled(Connector connector) {
        ConnectorDefinition live = connector.live();
        if (live == null) {
            throw new WrongStatusException(
                    connector.name(), Status.DRAFT, "only a live connector can be executed; test it and set it live");
        }
        return DefinitionCompiler.compileLive(live);
    }

    /** A sixteenth goes at once, so that a registry which uses more than fit does not look for the oldest at each call. */
    private void makeRoom() {
        if (entries.size() <= most) {
            return;
        }
        long[] ages = entries.values().stream()
                .mapToLong(entry -> entry.used)
                .sorted()
                .toArray();
        long oldest = ages[Math.min(ages.length - 1, ages.length - most + most / 16)];
        entries.values().removeIf(entry -> entry.used < oldest);
    }

    /** Counts before it removes: a read that began earlier either sees the count, or is removed. */
    @Override
    public void changed(String workspace, String name) {
        Key key = new Key(workspace, name);
        changes.incrementAndGet(key.stripe());
        entries.remove(key);
    }

    @Override
    public void missed() {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            changes.incrementAndGet(stripe);
        }
        entries.clear();
    }
}
