package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import javax.annotation.Nullable;

/**
 * An open tunnel. What comes from one end goes to the other as it is: it is TLS, from the client to the real name. The
 * client speaks first; the other end is not listened to before, for the JDK drops what comes at the heels of our answer.
 *
 * <p>The tunnel ends with the client: the JDK's never ends one direction alone, and a target that keeps its own end open must
 * not hold a place for calls that are over. What the client said last has been passed on by then, since it is not read while
 * something is kept for the target; unless a call was given up that may be this one's: its end stands behind what it has said.
 */
final class Tunnel implements Loop.Connection {
    private final Relay relay;
    private final Loop loop;
    private final TunnelEnd client;
    private final TunnelEnd remote;
    private final SelectionKey clientKey;
    private final Passage opener;
    private long lastFromClient = System.nanoTime();
    private long lastTraffic = lastFromClient;
    private boolean rests;

    Tunnel(Relay relay, Passage opener, SelectionKey client, SelectionKey remote) {
        this.relay = relay;
        this.loop = relay.loop();
        this.opener = opener;
        this.clientKey = client;
        this.client = new TunnelEnd(client);
        this.remote = new TunnelEnd(remote);
    }

    void begin() {
        relay.room().enter(this, opener.party());
        loop.add(this);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        boolean fromClient = key == clientKey;
        TunnelEnd here = fromClient ? client : remote;
        TunnelEnd there = fromClient ? remote : client;
        lastTraffic = System.nanoTime();
        if (here.isFull()) {
            giveBack(here.flush());
        }
        if (key.isReadable()) {
            rests = !fromClient;
            remote.hoards(fromClient && remote.hoards()); // an answer: the call was not given up
            lastFromClient = fromClient ? lastTraffic : lastFromClient;
            carry(here, there);
        }
        if (key.isValid()) {
            here.waitFor(there);
            there.waitFor(here);
        }
    }

    private void carry(TunnelEnd from, TunnelEnd to) throws IOException {
        ByteBuffer buffer = loop.buffer();
        if (from.read(buffer) < 0) {
            ended(from);
        } else if (!to.write(buffer.flip())) {
            to.keep(loop.takeBuffer());
        }
    }

    /** The other direction may go on when the target's has ended (RFC 9112, section 9.6). */
    private void ended(TunnelEnd from) throws IOException {
        if (from == client) {
            close(remote.isFull()); // nobody needs the rest
        } else {
            remote.fallsSilent();
            client.endOutput();
        }
    }

    /** Whether no call is likely to be under way: the last bytes, some time ago, were those of an answer. */
    boolean rests(Duration atLeast) {
        return rests && !client.isFull() && System.nanoTime() - lastTraffic >= atLeast.toNanos();
    }

    long lastTraffic() {
        return lastTraffic;
    }

    boolean leadsWhere(Passage passage) {
        return opener.leadsWhere(passage);
    }

    /** From now on, until there is an answer, takes all that the client says, so as to see whether it ends there. */
    void suspect() {
        remote.hoards(true);
        if (clientKey.isValid()) {
            client.waitFor(remote);
        }
    }

    /** Closes if bytes are stuck: then nobody reads, and the end of the client's connection is behind them, unseen. */
    void abandon() {
        if (client.isFull() || remote.isFull()) {
            close(true);
        } else {
            suspect();
        }
    }

    /** What the target says moves it not: a target that speaks on and on would keep its tunnel for ever. */
    @Override
    public long deadline() {
        return lastFromClient + relay.limits().idle().toNanos();
    }

    @Override
    public void expired() {
        close(false);
    }

    @Override
    public void close(boolean broken) {
        loop.remove(this);
        relay.room().leave(this);
        giveBack(client.close(broken));
        giveBack(remote.close(broken));
    }

    private void giveBack(@Nullable ByteBuffer kept) {
        if (kept != null) {
            loop.giveBack(kept);
        }
    }
}
