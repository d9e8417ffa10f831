package io.dataconnectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that notes what it is asked for, and leads every tunnel to a port of this machine, or answers otherwise. */
final class HostProxy implements AutoCloseable {
    private static final int THE_PORT_ASKED_FOR = 0;
    private static final String OPEN = "HTTP/1.1 200 OK\r\n\r\n";

    private interface Work {
        void run() throws IOException;
    }

    private final ServerSocket listener;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private final String answer;

    private HostProxy(int port, String answer) {
        this.port = port;
        this.answer = answer;
        try {
            listener = new ServerSocket(0, 50, loopback());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    /** Starts a proxy whose tunnels all lead to one port. */
    static HostProxy to(int port) {
        return new HostProxy(port, OPEN);
    }

    /** Starts a proxy whose tunnels lead to the port that is asked for, whatever the host. */
    static HostProxy toEveryPort() {
        return new HostProxy(THE_PORT_ASKED_FOR, OPEN);
    }

    /** Starts a proxy that opens no tunnel. */
    static HostProxy answering(String refusal) {
        return new HostProxy(THE_PORT_ASKED_FOR, refusal);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            run(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            open.add(client);
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = client.getInputStream().read();
                if (octet < 0) {
                    return;
                }
                head.append((char) octet);
            }
            heads.add(head.toString());
            if (answer.equals(OPEN)) {
                tunnel(client, port == THE_PORT_ASKED_FOR ? port(head) : port);
            } else {
                says(client, answer);
            }
        } finally {
            open.remove(client);
        }
    }

    private static int port(StringBuilder head) {
        String authority = head.substring(0, head.indexOf(" HTTP/1.1\r\n"));
        return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
    }

    private static void says(Socket client, String answer) throws IOException {
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static void tunnel(Socket client, int to) throws IOException {
        try (Socket target = connected(client, to)) {
            says(client, OPEN);
            run(() -> copy(client.getInputStream(), target)); // which ends with the client
            copy(target.getInputStream(), client);
        }
    }

    private static Socket connected(Socket client, int port) throws IOException {
        try {
            return new Socket(loopback(), port);
        } catch (IOException e) {
            says(client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
            throw e;
        }
    }

    /** Copies to the end, be it a good one or a reset, and passes it on. */
    private static void copy(InputStream in, Socket to) throws IOException {
        try (to) {
            passOn(in, to);
        }
    }

    private static void passOn(InputStream in, Socket to) throws IOException {
        try {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            to.setSoLinger(true, 0); // so that it ends with a reset too
            throw e;
        }
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one of the two ended
                    }
                },
                "host-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Returns the heads of the requests that came, in order. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
