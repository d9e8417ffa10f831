package io.dataconnectors.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Server sockets with the certificate of the stub APIs, for servers that speak no proper HTTP. */
public final class StubSockets {
    private StubSockets() {}

    /** Returns a socket that listens on 127.0.0.1 and a free port. */
    public static ServerSocket listen() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return StubTls.server().getServerSocketFactory().createServerSocket(0, 50, loopback);
    }
}
