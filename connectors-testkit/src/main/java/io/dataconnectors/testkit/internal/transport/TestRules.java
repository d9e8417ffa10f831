package io.dataconnectors.testkit.internal.transport;

import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.internal.fault.FaultTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Rules that a test changes as it goes: which names lead where, and what is refused. Safe for use by several threads. */
public final class TestRules implements TransportRules {
    private final Map<String, List<InetSocketAddress>> names = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final SSLContext tls = FaultTls.client();

    /** What a host is refused with. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is refused by the rules of this test");
        }
    }

    /** Points a name at ports of 127.0.0.1, in this order. */
    public void points(String host, int... ports) {
        List<InetSocketAddress> addresses = new CopyOnWriteArrayList<>();
        for (int port : ports) {
            addresses.add(new InetSocketAddress(loopback(), port));
        }
        names.put(host, addresses);
    }

    /** Refuses a name from now on. */
    public void refuses(String host) {
        names.remove(host);
    }

    /** Returns the hosts that were asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public CompletableFuture<List<InetSocketAddress>> addresses(String workspace, String host, int port) {
        asked.add(host);
        if (host.equals("127.0.0.1")) {
            return CompletableFuture.completedFuture(List.of(new InetSocketAddress(loopback(), port)));
        }
        List<InetSocketAddress> addresses = names.get(host);
        return addresses == null
                ? CompletableFuture.failedFuture(new Refused(host))
                : CompletableFuture.completedFuture(List.copyOf(addresses));
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean opens(String host, InetAddress address) {
        return true;
    }

    @Override
    public SSLContext tls() {
        return tls;
    }
}
