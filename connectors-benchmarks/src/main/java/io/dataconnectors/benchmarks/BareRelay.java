package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The least that a tunnel costs: one thread that waits for bytes and writes them to the other side at once, with no check, no
 * limit and no end to it. What the library's relay costs more than this is its own; the rest is the way through the kernel.
 */
final class BareRelay {
    private static final byte[] OPEN = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Queue<SocketChannel[]> opened = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
    private final InetSocketAddress target;
    private final ServerSocketChannel door;
    private final Selector selector;

    private BareRelay(InetSocketAddress target, ServerSocketChannel door) throws IOException {
        this.target = target;
        this.door = door;
        selector = Selector.open();
    }

    /** Starts one that leads everywhere to this port of the loopback, and returns where it listens. */
    static InetSocketAddress to(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerSocketChannel door = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0), 1_000);
        BareRelay relay = new BareRelay(new InetSocketAddress(loopback, port), door);
        Daemon.start(relay::accept);
        Daemon.start(relay::carry);
        return (InetSocketAddress) door.getLocalAddress();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = door.accept();
            client.read(ByteBuffer.allocate(8 << 10)); // the JDK sends the head of its CONNECT at once
            SocketChannel remote = SocketChannel.open(target);
            client.write(ByteBuffer.wrap(OPEN));
            opened.add(new SocketChannel[] {client, remote});
            selector.wakeup();
        }
    }

    private void carry() throws IOException {
        while (true) {
            for (SocketChannel[] pair = opened.poll(); pair != null; pair = opened.poll()) {
                register(pair[0], pair[1]);
                register(pair[1], pair[0]);
            }
            selector.select(this::carry);
        }
    }

    private void register(SocketChannel from, SocketChannel to) throws IOException {
        from.configureBlocking(false);
        from.setOption(StandardSocketOptions.TCP_NODELAY, true);
        from.register(selector, SelectionKey.OP_READ, to);
    }

    private void carry(SelectionKey key) {
        SocketChannel from = (SocketChannel) key.channel();
        SocketChannel to = (SocketChannel) key.attachment();
        try {
            if (from.read(buffer.clear()) < 0) {
                throw new ClosedChannelException();
            }
            for (buffer.flip(); buffer.hasRemaining(); ) {
                to.write(buffer);
            }
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone
        }
    }
}
