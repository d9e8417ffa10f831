package io.dataconnectors.http.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A server over TLS on 127.0.0.1 that does to each connection what a script says, and then listens until the client ends
 * it. Safe for use by several threads.
 */
public final class FaultServer implements AutoCloseable {
    /** What is done with one connection. What it throws ends the connection. */
    @FunctionalInterface
    public interface Script {
        void run(Wire wire) throws Exception;
    }

    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final Script script;
    private final SSLContext tls;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Phaser open = new Phaser(1);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Queue<Socket> fillers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch accepting;
    private final CountDownLatch held;
    private int port;

    private FaultServer(int backlog, boolean accepts, Script script, SSLContext tls) {
        this.script = script;
        this.tls = tls;
        accepting = new CountDownLatch(accepts ? 0 : 1);
        held = new CountDownLatch(accepts ? 0 : 1);
        try {
            server = new ServerSocket(0, backlog, loopback());
            port = server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread("fault-server", this::accept);
    }

    /** Starts a server that fails in one way. */
    public static FaultServer start(Fault fault) {
        boolean accepts = fault != Fault.NEVER_ACCEPTED && fault != Fault.NO_ROOM;
        var server = new FaultServer(fault == Fault.NO_ROOM ? 1 : BACKLOG, accepts, fault.script(), FaultTls.server());
        if (fault == Fault.NO_ROOM) {
            server.fill();
        } else if (fault == Fault.REFUSED) {
            server.refuse();
        }
        return server;
    }

    /** Starts a server that does what a script says with each connection. */
    public static FaultServer start(Script script) {
        return new FaultServer(BACKLOG, true, script, FaultTls.server());
    }

    /** Ends the server, and takes a port where nobody listens, nor can come to. */
    private void refuse() {
        close();
        try {
            Socket keeper = new Socket();
            fillers.add(keeper);
            keeper.bind(new InetSocketAddress(loopback(), 0));
            port = keeper.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all places of those who wait to be accepted: the next one is not even told that it has to wait. */
    private void fill() {
        try {
            for (int i = 0; i < 10; i++) {
                Socket filler = new Socket();
                fillers.add(filler);
                filler.connect(server.getLocalSocketAddress(), 200);
            }
        } catch (SocketTimeoutException e) {
            return; // it is full
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Returns where the server is, without a slash at the end. */
    public String url() {
        return "https://127.0.0.1:" + port();
    }

    /** Returns how many connections came. */
    public int connections() {
        return connections.get();
    }

    /** Returns of how many requests the head was read. */
    public int requests() {
        return requests.get();
    }

    /** Waits until every connection that came has ended; false if some have not within 20 seconds. */
    public boolean sawEveryConnectionEnd() throws InterruptedException {
        accepting.countDown();
        try {
            if (!held.await(20, TimeUnit.SECONDS)) { // only now it is accepted, and found to have ended
                return false;
            }
            open.awaitAdvanceInterruptibly(open.arrive(), 20, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void accept() {
        try {
            accepting.await();
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                open.register();
                held.countDown();
                thread("fault-connection", () -> serve(socket));
            }
        } catch (IOException | InterruptedException e) {
            // the server was closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Wire wire = new Wire(socket, tls, requests::incrementAndGet);
            script.run(wire);
            wire.untilClosed();
        } catch (Exception e) {
            // what is reset or refused has ended too
        }
        sockets.remove(socket);
        open.arriveAndDeregister();
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Ends all connections of servers, which go on. */
    public static void closeConnections(Iterable<FaultServer> servers) {
        for (FaultServer server : servers) {
            for (Socket socket : server.sockets) {
                close(socket);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server and its connections. */
    @Override
    public void close() {
        accepting.countDown();
        sockets.forEach(FaultServer::close);
        fillers.forEach(FaultServer::close);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
