package io.dataconnectors.testkit.internal.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A server over TLS on 127.0.0.1 that speaks as HTTP servers should not: it does to each connection what a script says, and
 * then listens until the client ends it. It has the certificate of the stub APIs. Safe for use by several threads.
 */
public final class RawServer implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final ServerSocket server;
    private final Script script;
    private final SSLContext tls = FaultTls.server();
    private final CountDownLatch accepting;
    private final Set<Socket> open = new HashSet<>();
    private final List<Socket> fillers = new ArrayList<>();
    private int port;
    private int connections;
    private int requests;
    private boolean closed;

    private RawServer(int backlog, boolean accepts, Script script) {
        this.script = script;
        accepting = new CountDownLatch(accepts ? 0 : 1);
        try {
            server = new ServerSocket(0, backlog, loopback());
            port = server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread("raw-server", this::accept);
    }

    /** Starts a server that fails in one way. */
    public static RawServer start(Fault fault) {
        boolean accepts = fault != Fault.NEVER_ACCEPTED && fault != Fault.NO_ROOM;
        var server = new RawServer(fault == Fault.NO_ROOM ? 1 : BACKLOG, accepts, fault.script());
        if (fault == Fault.NO_ROOM) {
            server.fill();
        } else if (fault == Fault.REFUSED) {
            server.refuse();
        }
        return server;
    }

    /** Starts a server that does what a script says with each connection. */
    public static RawServer start(Script script) {
        return new RawServer(BACKLOG, true, script);
    }

    /** Starts a server that does this with each request, and leaves the connection open. */
    public static RawServer toEachRequest(Script act) {
        return start(Script.toEachRequest(act));
    }

    /** Starts a server that answers each request with a text. */
    public static RawServer answering(String text) {
        return answering(request -> text);
    }

    /** Starts a server that answers each request with what a function makes of it. */
    public static RawServer answering(UnaryOperator<String> answer) {
        return start(Script.answering(answer));
    }

    /** Starts a server that reads requests and answers none. */
    public static RawServer silent() {
        return toEachRequest(wire -> {});
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
    public synchronized int connections() {
        return connections;
    }

    /** Returns how many connections are open. */
    public synchronized int open() {
        return open.size();
    }

    /** Returns of how many requests the head was read. */
    public synchronized int requests() {
        return requests;
    }

    /** Waits until so many requests have come in all; false if they do not within a minute. */
    public boolean gotRequests(int count) throws InterruptedException {
        return saw(() -> requests >= count);
    }

    /** Waits until so many connections have come in all; false if they do not within a minute. */
    public boolean gotConnections(int count) throws InterruptedException {
        return saw(() -> connections >= count);
    }

    /** Waits until every connection that came has ended; false if some do not within a minute. */
    public boolean sawEveryConnectionEnd() throws InterruptedException {
        return sawEveryConnectionEnd(PATIENCE);
    }

    /** Waits until every connection that came has ended; false if some do not within so many nanoseconds. */
    public boolean sawEveryConnectionEnd(long patience) throws InterruptedException {
        boolean held = accepting.getCount() > 0;
        accepting.countDown(); // only now they are accepted, and found to have ended
        return saw(() -> open.isEmpty() && (connections > 0 || !held), patience);
    }

    private boolean saw(BooleanSupplier event) throws InterruptedException {
        return saw(event, PATIENCE);
    }

    private synchronized boolean saw(BooleanSupplier event, long patience) throws InterruptedException {
        long end = System.nanoTime() + patience;
        for (long left = patience; left > 0 && !event.getAsBoolean(); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return event.getAsBoolean();
    }

    private void accept() {
        try {
            accepting.await();
            while (true) {
                Socket socket = server.accept();
                begun(socket);
                thread("raw-connection", () -> serve(socket));
            }
        } catch (IOException | InterruptedException e) {
            // the server was closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Wire wire = new Wire(socket, tls, this::requested);
            script.run(wire);
            wire.untilClosed();
        } catch (Exception e) {
            // what is reset or refused has ended too
        }
        ended(socket);
    }

    private synchronized void begun(Socket socket) throws IOException {
        if (closed) {
            socket.close();
        }
        connections++;
        open.add(socket);
        notifyAll();
    }

    private synchronized void requested() {
        requests++;
        notifyAll();
    }

    private synchronized void ended(Socket socket) {
        open.remove(socket);
        notifyAll();
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Ends all connections; the server goes on. */
    public synchronized void closeConnections() {
        open.forEach(RawServer::close);
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
    public synchronized void close() {
        closed = true;
        accepting.countDown();
        closeConnections();
        fillers.forEach(RawServer::close);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
