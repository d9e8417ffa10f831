package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.jdk.wire.WatchedTls;
import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends by the JDK's client. It is the one place that has one. */
public final class HttpClientTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(HttpClientTransport.class);

    private final Exit exit;
    private final Handshakes handshakes = new Handshakes();
    private final HttpClient client;

    private HttpClientTransport(Exit exit, TransportRules rules) {
        this.exit = exit;
        SSLContext context = WatchedTls.of(rules.tls(), handshakes::taken);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(exit.route())
                .sslContext(context)
                .sslParameters(rules.parameters())
                .executor(handshakes);
        client = builder.build();
        warnOfSwitches();
    }

    /** Returns a transport whose connections go through a relay in this process. */
    public static Transport relayed(TransportRules rules) {
        return new HttpClientTransport(new RelayExit(rules), rules);
    }

    /** Returns a transport that connects straight to what the JDK resolves. */
    public static Transport direct(TransportRules rules) {
        return new HttpClientTransport(new Exit.Direct(rules), rules);
    }

    /** Returns a transport through a proxy of the host, which is shown a header field if there is one. */
    public static Transport through(InetSocketAddress proxy, @Nullable Header credential, TransportRules rules) {
        return new HttpClientTransport(new ProxyExit(proxy, credential), rules);
    }

    /** These are read by the JDK for the whole JVM; a library can only say what they undo. */
    private static void warnOfSwitches() {
        if (System.getProperty("jdk.internal.httpclient.disableHostnameVerification") != null) {
            LOG.warn("This JVM does not check the names in certificates: connectors can be answered by impostors");
        }
        if (System.getProperty("jdk.httpclient.HttpClient.log") != null) {
            LOG.warn("This JVM logs what its HTTP client sends: the credentials of connectors may be in that log");
        }
    }

    @Override
    public CompletableFuture<Void> admit(String workspace, URI target) {
        return exit.admit(Target.of(workspace, target));
    }

    @Override
    public void send(Exchange exchange) {
        Target target = Target.of(exchange.workspace(), exchange.uri());
        new ClientExchange(exchange, target, exit.way(target)).start(client::sendAsync);
    }

    @Override
    public boolean judgesNames() {
        return exit.judgesNames();
    }

    /**
     * Ends the client where the JDK can (21 and later), soon; before, its thread ends when it is garbage.
     */
    @Override
    public void close() {
        exit.close();
        handshakes.close();
        if ((Object) client instanceof AutoCloseable closeable) {
            // on a thread of its own, for it waits for the client's thread, which may be the one that closes
            DaemonThreads.named("connectors-close")
                    .newThread(() -> close(closeable))
                    .start();
        }
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            LOG.debug("The HTTP client did not end: {}", e.getClass().getName());
        }
    }

    /**
     * Runs what the HTTP client does: at once on the thread that serves all its connections, which halves the cost of a call; but
     * the arithmetic of a TLS handshake, and whom to trust, on threads of their own, for these take milliseconds and longer.
     */
    static final class Handshakes implements Executor {
        private static final int FEWEST_THREADS = 4;

        /** Whether what this thread gives to the executor next is of a handshake. */
        private final ThreadLocal<Boolean> next = new ThreadLocal<>();

        // each connection in the making has one task at a time: the limits on calls and tunnels bound what waits here
        private final ThreadPoolExecutor threads = DaemonThreads.pool(
                "connectors-tls",
                Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors()),
                Integer.MAX_VALUE);

        /** Notes that the client has just been given a task of a handshake, which it gives to its executor next. */
        void taken() {
            next.set(true);
        }

        @Override
        public void execute(Runnable task) {
            if (next.get() == null) {
                task.run();
                return;
            }
            next.remove();
            try {
                threads.execute(task);
            } catch (OutOfMemoryError noThread) { // the system starts none now
                task.run();
            }
        }

        /** Ends the threads when they are idle. */
        void close() {
            DaemonThreads.retire(threads);
        }
    }
}
