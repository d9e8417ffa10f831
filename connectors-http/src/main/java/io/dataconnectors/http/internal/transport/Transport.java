package io.dataconnectors.http.internal.transport;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.egress.Way;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.http.internal.thread.DaemonThreads;
import io.dataconnectors.http.internal.wire.WatchedTls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a request leaves. */
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final Egress egress;
    private final Handshakes handshakes = new Handshakes();
    private final HttpClient client;

    /**
     * Makes the one client.
     *
     * @param egress how every target is reached
     * @param tls what decides whom to trust; null for the JVM's default
     */
    public Transport(Egress egress, @Nullable SSLContext tls) {
        this.egress = egress;
        SSLContext context = WatchedTls.of(tls == null ? defaultTls() : tls, handshakes::taken);
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setAlgorithmConstraints(new EllipticCurvesOnly());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(egress.route())
                .sslContext(context)
                .sslParameters(parameters)
                .executor(handshakes);
        client = builder.build();
        warnOfSwitches();
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no default TLS context", e);
        }
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

    /** Starts to send a request, whose gates it has passed. */
    public void send(Exchange exchange, Outgoing request) throws Stopped {
        Way way = egress.way(request.target());
        try {
            exchange.started(client.sendAsync(request.toHttp(way), exchange.handler()), request.target(), way);
        } catch (RuntimeException e) { // our gates are to be stricter than the JDK's, whose message may quote a secret
            way.abandoned();
            LOG.warn("The HTTP client refused a request: {}", e.getClass().getName());
            throw new Stopped(FailureKind.INVALID_INPUT, "The request cannot be sent as HTTP/1.1");
        }
    }

    /**
     * Ends the client where the JDK can (21 and later), soon; before, its thread ends when it is garbage.
     */
    @Override
    public void close() {
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

    /** A request that has passed all gates. */
    public record Outgoing(Method method, Target target, List<Header> headers, SendGate body) {
        private static final String OWN_NAME = "data-connectors";

        private HttpRequest toHttp(Way way) {
            HttpRequest.Builder builder = HttpRequest.newBuilder(target.uri()).method(method.name(), body);
            headers.forEach(header -> builder.header(header.name(), header.value()));
            way.headers().forEach(header -> builder.header(header.name(), header.value()));
            if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("User-Agent"))) {
                builder.header("User-Agent", OWN_NAME);
            }
            return builder.header("Accept-Encoding", "gzip").build();
        }

        /** Returns the method and the origin: the header fields hold secrets. */
        @Override
        public String toString() {
            return method + " " + target;
        }
    }
}
