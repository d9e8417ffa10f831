package io.dataconnectors.http.internal.relay;

import java.net.InetAddress;

/** What may be connected to. Asked on the relay's thread: answers at once. */
public interface Rules {
    /** Returns whether a port may be called. */
    boolean permitsPort(int port);

    /** Returns whether an address may be connected to that a name has, or is. */
    boolean permits(String host, InetAddress address);
}
