package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.internal.seal.Seal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys with which secrets, tokens and kept outcomes are encrypted in the database (AES-256-GCM). What is written is encrypted
 * with the current key; older ones are for reading what was written before. Each key has a name that stands beside what it
 * encrypts. Immutable.
 *
 * <p>The host keeps the keys where whoever can read the database cannot, such as in the secrets of its platform. What was
 * encrypted with a key that is lost can be read by nobody.
 */
public final class KeyRing {
    private static final int LENGTH = 32;

    /** The current one comes first. */
    private final Map<String, byte[]> keys;

    private KeyRing(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Returns a ring with one key, the current one.
     *
     * @param name 1 to 64 letters, digits, dots, hyphens and underscores, such as {@code 2026-11}; no other key may ever have it
     * @param key 32 bytes by chance, such as those of {@code openssl rand 32}; it is copied
     * @throws IllegalArgumentException if the name is none, or the key has another length
     */
    public static KeyRing of(String name, byte[] key) {
        return new KeyRing(Map.of()).with(name, key);
    }

    /**
     * Returns a ring that can read what an older key encrypted, or what nodes encrypt that have a newer one already.
     *
     * @throws IllegalArgumentException if the name is none or is that of a key of the ring, or the key has not 32 bytes
     */
    public KeyRing withOlder(String name, byte[] key) {
        return with(name, key);
    }

    private KeyRing with(String name, byte[] key) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "The name of a key has 1 to 64 letters (a to z), digits, dots, hyphens and underscores");
        }
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("A key has " + LENGTH + " bytes; " + name + " has " + key.length);
        }
        Map<String, byte[]> more = new LinkedHashMap<>(keys);
        if (more.putIfAbsent(name, key.clone()) != null) {
            throw new IllegalArgumentException("The key ring has a key " + name + " already");
        }
        return new KeyRing(more);
    }

    Seal seal() {
        return new Seal(keys);
    }

    /** Returns the names of the keys, the current one first. */
    @Override
    public String toString() {
        return "key ring of " + String.join(", ", keys.keySet());
    }
}
