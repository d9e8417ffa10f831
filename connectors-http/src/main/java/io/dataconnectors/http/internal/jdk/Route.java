package io.dataconnectors.http.internal.jdk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * To the relay, but for IPv6 addresses: through any proxy, the JDK (17 to 25) takes one for a name, and fails. These go
 * straight, judged as they are: where there is no name, there is nothing to resolve a second time. But nothing counts the
 * connections that are kept open there, so only those go that the host has opened.
 */
final class Route extends ProxySelector {
    private static final List<Proxy> STRAIGHT = List.of(Proxy.NO_PROXY);

    private final List<Proxy> relay;

    Route(InetSocketAddress relay) {
        this.relay = List.of(new Proxy(Proxy.Type.HTTP, relay));
    }

    @Override
    public List<Proxy> select(URI uri) {
        return isStraight(uri) ? STRAIGHT : relay;
    }

    static boolean isStraight(URI uri) {
        return uri.getHost().startsWith("[");
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the call tells
    }
}
