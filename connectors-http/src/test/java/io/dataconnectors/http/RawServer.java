package io.dataconnectors.http;

import io.dataconnectors.testkit.StubSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that speaks as HTTP servers should not: whatever its script does once a request has come. */
final class RawServer implements AutoCloseable {
    /** What one connection does with a request. */
    @FunctionalInterface
    interface Script {
        void run(Socket socket, OutputStream out) throws Exception;
    }

    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger requests = new AtomicInteger();
    private final BlockingQueue<Boolean> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();

    private RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a server with the certificate of the stub APIs. */
    static RawServer start(Script script) {
        try {
            return new RawServer(StubSockets.listen(), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that takes each connection and says nothing, so that no TLS handshake ends. */
    static RawServer mute() {
        try {
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new RawServer(new ServerSocket(0, 50, loopback), (socket, out) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that answers every request with a text, and leaves the connection open. */
    static RawServer answering(String text) {
        return start((socket, out) -> write(out, text));
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String url() {
        return "https://127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    /** Waits for the first bytes of a request; false if none come within five seconds. */
    boolean gotARequest() throws InterruptedException {
        return arrived.poll(5, TimeUnit.SECONDS) != null;
    }

    /** Waits until a client has closed its connection; false if none has within five seconds. */
    boolean sawAConnectionClose() throws InterruptedException {
        return closed.poll(5, TimeUnit.SECONDS) != null;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] request = new byte[65_536];
            while (in.read(request) > 0) {
                requests.incrementAndGet();
                arrived.add(true);
                script.run(socket, socket.getOutputStream());
            }
        } catch (Exception e) {
            // what is reset or refused is closed too
        }
        closed.add(true);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
