package io.dataconnectors.apache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class SocketBelowTest {
    @Test
    void whatTlsAsksWhenItEndsAConnectionIsAskedOfTheConnectedSocket() throws Exception {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
            SocketBelow below = new SocketBelow(channel);
            channel.socket().setSoLinger(true, 7);
            assertEquals(7, below.getSoLinger());
            below.setSoLinger(false, 0);
            assertEquals(-1, channel.socket().getSoLinger());
        }
    }
}
