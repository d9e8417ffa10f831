package io.dataconnectors.store;

import io.dataconnectors.Secret;
import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Keeps access tokens in memory, for several executors of one process; they are gone with the object. It has room for
 * {@value #MOST} tokens in all: those that were fetched the longest ago make room. Safe for use by several threads.
 */
public final class InMemoryTokenStore implements TokenStore {
    private static final int MOST = 10_000;

    private record Key(String workspace, String key) {
        private Key {
            Objects.requireNonNull(workspace, "workspace");
            Objects.requireNonNull(key, "key");
        }
    }

    private record Lease(String holder, long end) {
        private boolean keepsOut(String other) {
            return !holder.equals(other) && end - System.nanoTime() > 0;
        }
    }

    /** What was fetched the longest ago comes first. */
    private final Map<Key, Token> tokens = new LinkedHashMap<>();

    private final Map<Key, Lease> leases = new LinkedHashMap<>();

    /** Creates a store without tokens. */
    public InMemoryTokenStore() {
        // its members say all
    }

    @Override
    public synchronized Optional<Token> find(String workspace, String key) {
        return Optional.ofNullable(tokens.get(new Key(workspace, key)));
    }

    @Override
    public synchronized boolean lease(String workspace, String key, String holder, Duration time) {
        Objects.requireNonNull(holder, "holder");
        Key leased = new Key(workspace, key);
        if (keepsOut(leases.get(leased), holder)) {
            return false;
        }
        long now = System.nanoTime();
        leases.values().removeIf(lease -> lease.end() - now <= 0);
        leases.put(leased, new Lease(holder, now + time.toNanos()));
        return true;
    }

    private static boolean keepsOut(@Nullable Lease lease, String holder) {
        return lease != null && lease.keepsOut(holder);
    }

    @Override
    public synchronized void put(String workspace, String key, Token token, String holder) {
        Objects.requireNonNull(token, "token");
        Key kept = new Key(workspace, key);
        if (keepsOut(leases.get(kept), holder)) {
            return;
        }
        leases.remove(kept);
        tokens.remove(kept);
        tokens.put(kept, token);
        if (tokens.size() > MOST) {
            tokens.remove(tokens.keySet().iterator().next());
        }
    }

    @Override
    public synchronized void release(String workspace, String key, String holder) {
        leases.computeIfPresent(
                new Key(workspace, key), (known, lease) -> lease.holder().equals(holder) ? null : lease);
    }

    @Override
    public synchronized void drop(String workspace, String key, Secret refused) {
        String value = refused.reveal();
        tokens.computeIfPresent(
                new Key(workspace, key),
                (known, token) -> token.value().reveal().equals(value) ? null : token);
    }

    @Override
    public synchronized long erase(String workspace) {
        Objects.requireNonNull(workspace, "workspace");
        Set<Key> erased = new HashSet<>(tokens.keySet());
        erased.addAll(leases.keySet());
        erased.removeIf(key -> !key.workspace().equals(workspace));
        tokens.keySet().removeAll(erased);
        leases.keySet().removeAll(erased);
        return erased.size();
    }
}
