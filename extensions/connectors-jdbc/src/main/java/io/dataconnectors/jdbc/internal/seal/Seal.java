package io.dataconnectors.jdbc.internal.seal;

import io.dataconnectors.StorageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts values for the place where they are kept, with the host's keys. A value that was moved to another place cannot be
 * read there. Each place has a key of its own, made from the host's, so that no key is ever used with too many nonces. Safe for
 * use by several threads.
 */
public final class Seal {
    private static final Logger LOG = LoggerFactory.getLogger(Seal.class);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String DERIVATION = "HmacSHA256";

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Makes a seal.
     *
     * @param ring keys by their names, the current one first
     */
    public Seal(Map<String, byte[]> ring) {
        ring.forEach((name, key) -> keys.put(name, new SecretKeySpec(key, DERIVATION)));
        current = keys.keySet().iterator().next();
    }

    /**
     * Where a value is kept.
     *
     * @param kind what it is, such as {@code secret}, for messages too
     * @param name which one of the workspace it is
     */
    public record Place(String kind, String workspace, String name) {
        private byte[] bytes(String purpose) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (String part : new String[] {purpose, kind, workspace, name}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // with its length, so that no part can take over what belongs to the next
                all.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(0, bytes.length)
                        .array());
                all.writeBytes(bytes);
            }
            return all.toByteArray();
        }
    }

    /**
     * An encrypted value.
     *
     * @param key the name of the host's key
     * @param bytes the nonce, and what was encrypted with it
     */
    @SuppressWarnings("ArrayRecordComponent") // on its way to a row or from one, and compared by nobody
    public record Sealed(String key, byte[] bytes) {}

    /** Returns the name of the key that encrypts. */
    public String current() {
        return current;
    }

    /** Whether the host has a key of this name. */
    public boolean knows(String key) {
        return keys.containsKey(key);
    }

    /** Returns the names of all keys. */
    public Set<String> names() {
        return keys.keySet();
    }

    /** Encrypts a text for a place, with the current key. */
    public Sealed seal(Place place, String plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, current, place, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + encrypted.length);
            System.arraycopy(encrypted, 0, all, NONCE, encrypted.length);
            return new Sealed(current, all);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has AES-GCM", e);
        }
    }

    /**
     * Decrypts what was encrypted for a place.
     *
     * @throws StorageException if the host has no key of its name, or it was encrypted with another key or for another place, or
     *     was changed. The log says so once for each key
     */
    public String open(Place place, Sealed sealed) {
        if (!knows(sealed.key())) {
            throw unreadable(place, sealed, "the key " + sealed.key() + " is not in the key ring");
        }
        if (sealed.bytes().length < NONCE + TAG_BITS / Byte.SIZE) {
            throw notForThisRow(place, sealed);
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, sealed.key(), place, nonce)
                    .doFinal(sealed.bytes(), NONCE, sealed.bytes().length - NONCE);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw notForThisRow(place, sealed);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has AES-GCM", e);
        }
    }

    private StorageException notForThisRow(Place place, Sealed sealed) {
        return unreadable(
                place,
                sealed,
                "it was not encrypted for this row with the key " + sealed.key()
                        + " of the key ring: another key has its name, or the row was changed or moved");
    }

    private StorageException unreadable(Place place, Sealed sealed, String why) {
        String message = "The " + place.kind() + " " + place.name() + " cannot be read: " + why;
        if (told.add(sealed.key())) {
            LOG.warn("{}. Workspace {}; the log says this once for the key", message, place.workspace());
        }
        return new StorageException(message);
    }

    /** Returns a digest of a place, from which nobody can tell its name who has not the current key. */
    public byte[] digest(Place place) {
        return derived(current, place.bytes("digest"));
    }

    /** Returns what tells whether two keys of one name are the same, and nothing else of them. */
    public byte[] fingerprint(String key) {
        return derived(key, new Place("key", "", key).bytes("fingerprint"));
    }

    private Cipher cipher(int mode, String key, Place place, byte[] nonce) throws GeneralSecurityException {
        SecretKeySpec ofPlace = new SecretKeySpec(derived(key, place.bytes("encrypt")), "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, ofPlace, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.bytes("encrypt"));
        return cipher;
    }

    private byte[] derived(String key, byte[] purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(Objects.requireNonNull(keys.get(key), key));
            return mac.doFinal(purpose);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has " + DERIVATION, e);
        }
    }
}
