package io.dataconnectors.http.internal.jdk.relay;

import io.dataconnectors.http.internal.gate.UrlGate.Target;
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
 * The pass of one attempt of a call: the relay opens a tunnel to one target for it, or says in it why it did not. The tunnel
 * outlives the passage and may serve later calls. Safe for use by several threads.
 */
public final class Passage {
    /** The name of the header field for the ticket. The JDK's client sends what begins with Proxy- to the proxy alone. */
    public static final String HEADER = "Proxy-Connectors-Ticket";

    private final Relay relay;
    private final long number;
    private final String party;
    private final String host;
    private final int port;

    @Nullable
    private volatile Throwable refusal;

    @Nullable
    private volatile Opening opening;

    private volatile boolean ended;

    Passage(Relay relay, long number, String party, String host, int port) {
        this.relay = relay;
        this.number = number;
        this.party = party;
        this.host = host;
        this.port = port;
    }

    /** Returns the value of the header field. */
    public String ticket() {
        return relay.tickets().write(number);
    }

    /** Returns why the relay did not open a tunnel, or null if it did or was not asked to. */
    @Nullable
    public Throwable refusal() {
        return refusal;
    }

    /** Starts the attempt, at once or when it has its turn; never if it has ended before. */
    public void begin(Runnable start) {
        relay.turns().enter(this, start);
    }

    /** Ends what the ticket admits to, when the attempt has its answer; an open tunnel stays. */
    public void arrived() {
        ended = true;
        relay.tickets().remove(number);
        relay.turns().leave(this);
    }

    /** Ends what the ticket admits to, when the attempt was given up or failed: a tunnel that is not open yet will not be. */
    public void abandoned() {
        arrived();
        Opening begun = opening;
        if (begun != null) {
            begun.abandon();
        } else {
            relay.abandoned(this);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    String party() {
        return party;
    }

    String origin() {
        return Target.origin(host, port);
    }

    boolean leadsTo(ConnectHead head) {
        return port == head.port() && host.equalsIgnoreCase(head.host());
    }

    boolean leadsWhere(Passage other) {
        return port == other.port && host.equalsIgnoreCase(other.host);
    }

    /** Notes that a tunnel is asked for. The client asks again when a connection of its pool turns out to be dead. */
    void opens(Opening begun) {
        refusal = null;
        opening = begun;
    }

    void refuse(Throwable why) {
        refusal = why;
    }

    /** Returns the target: the ticket is a secret. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    /**
     * Whom the relay serves: a ticket is a secret of 256 bits, which only this process knows, and the number of a passage. Other
     * processes on this machine, which can connect to the relay too, have none.
     */
    static final class Tickets {
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
}
