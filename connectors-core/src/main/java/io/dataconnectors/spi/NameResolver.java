package io.dataconnectors.spi;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Resolves the names of hosts that connectors call, in place of the JVM's resolver: a name service of the host's own, or a
 * test that points the name of a vendor at a stub.
 *
 * <pre>{@code
 * NameResolver names = (host, port) -> List.of(new InetSocketAddress("10.20.0.7", port));
 * }</pre>
 *
 * <p>It opens nothing. Each address that it gives is judged by the egress policy as any other, and so is each port: one
 * that is not permitted blocks the name. The certificate of whoever answers must be valid for the name that was asked for.
 *
 * <p>Called by several threads at once, none of them the caller's. It may block; a workspace whose names take long waits for
 * its own names alone.
 */
@FunctionalInterface
public interface NameResolver {
    /**
     * Returns all addresses of a name, the one to try first in front. Of many, a few are tried.
     *
     * @param host the name, never an address
     * @param port the port that is called; an address may have another one
     * @throws UnknownHostException if the name has no address
     */
    List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException;
}
