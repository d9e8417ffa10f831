package io.dataconnectors.http.internal.jdk.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.annotation.Nullable;

/**
 * Whom the relay serves: a ticket is a secret of 256 bits, which only this process knows, and the number of a passage. Other
 * processes on this machine, which can connect to the relay too, have none.
 */
final class Tickets {
    private static final int BYTES = 32;
    private static final int NUMBER_RADIX = 36;

    private final String prefix;
    private final byte[] secret;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Passage> passages = new ConcurrentHashMap<>();

    Tickets(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        prefix = Base64.getUrlEncoder().withoutPadding().encodeToString(bits) + ".";
        secret = prefix.getBytes(StandardCharsets.ISO_8859_1);
    }

    Passage issue(Relay relay, String party, String host, int port) {
        long number = numbers.incrementAndGet();
        Passage passage = new Passage(relay, number, party, host, port);
        passages.put(number, passage);
        return passage;
    }

    void remove(long number) {
        passages.remove(number);
    }

    String write(long number) {
        return prefix + Long.toString(number, NUMBER_RADIX);
    }

    /** Returns the passage that a ticket is for, or null. How long that takes tells nothing of the secret. */
    @Nullable
    Passage find(String ticket) {
        byte[] shown = ticket.getBytes(StandardCharsets.ISO_8859_1);
        byte[] start = Arrays.copyOf(shown, secret.length);
        if (!MessageDigest.isEqual(secret, start) || shown.length <= secret.length) {
            return null;
        }
        try {
            return passages.get(Long.parseLong(ticket.substring(secret.length), NUMBER_RADIX));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
