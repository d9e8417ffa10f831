package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.Exchange;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.annotation.Nullable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** One exchange on its way, on the thread that sends. Any thread may give it up. */
final class Sending {
    private static final String IN_CONTEXT = Sending.class.getName();
    private static final Timeout LONG = Timeout.ofMinutes(1);
    private static final int HTTPS = 443;

    private final Exchange exchange;
    private final HttpClientConnectionManager pool;
    private final TimeValue kept;
    private final String host;
    private final int port;

    /** What ends the exchange now. */
    @Nullable
    private Closeable holding;

    private boolean givenUp;

    /**
     * Makes one that has not started.
     *
     * @param kept how long its connection is kept afterwards
     */
    Sending(Exchange exchange, HttpClientConnectionManager pool, TimeValue kept) {
        this.exchange = exchange;
        this.pool = pool;
        this.kept = kept;
        URI uri = exchange.uri();
        String name = uri.getHost();
        host = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        port = uri.getPort() < 0 ? HTTPS : uri.getPort();
    }

    /** Returns the exchange for which the pool has a connection opened. */
    static Sending of(HttpContext context) {
        return (Sending) context.getAttribute(IN_CONTEXT);
    }

    String workspace() {
        return exchange.workspace();
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /**
     * Carries the exchange out, on as many connections as it takes until one is not dead. Returns whether the answer is whole; if
     * not, no more of it is wanted.
     */
    boolean run() throws IOException {
        HttpRoute route = new HttpRoute(new HttpHost("https", host, port));
        End end = once(route);
        while (end == End.DEAD) {
            end = once(route);
        }
        return end.isWhole();
    }

    private End once(HttpRoute route) throws IOException {
        ConnectionEndpoint endpoint = lease(route);
        End end = End.UNWANTED;
        try {
            end = carriedOut(endpoint);
        } finally {
            boolean keeps = letsGo() && end == End.KEPT;
            if (!keeps) {
                endpoint.close(CloseMode.IMMEDIATE);
            }
            pool.release(endpoint, null, keeps ? kept : null);
        }
        return end;
    }

    /** Waits for no other exchange: fewer connections are in use than the pool has, and those that are not give way. */
    private ConnectionEndpoint lease(HttpRoute route) throws IOException {
        LeaseRequest lease = pool.lease("", route, LONG, null);
        try {
            return lease.get(LONG);
        } catch (TimeoutException | ExecutionException closed) {
            throw new IOException(closed);
        } catch (InterruptedException e) {
            lease.cancel(); // or it would have a place that nobody gives back
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new ClosedByInterruptException();
    }

    private End carriedOut(ConnectionEndpoint endpoint) throws IOException {
        boolean old = endpoint.isConnected();
        if (!old) {
            HttpCoreContext context = HttpCoreContext.create();
            context.setAttribute(IN_CONTEXT, this);
            pool.connect(endpoint, null, context);
        }
        OutgoingRequest request = new OutgoingRequest(exchange);
        try {
            endpoint.execute(
                    "", request, (same, wire, none) -> request.endsAs(over((WireConnection) wire, request, old)), null);
            return request.end();
        } catch (TruncatedChunkException cut) {
            throw cut;
        } catch (HttpException | MalformedChunkCodingException | MessageConstraintException notHttp) {
            throw (IOException) new ProtocolException().initCause(notHttp);
        } catch (SSLException e) { // so the JDK tells of what breaks below TLS
            throw e.getCause() instanceof IOException broken && !(broken instanceof SSLException) ? broken : e;
        }
    }

    private End over(WireConnection wire, OutgoingRequest request, boolean old) throws HttpException, IOException {
        holds(wire.channel());
        if (old && wire.isDead()) {
            return End.DEAD;
        }
        if (!exchange.begins()) {
            throw new IOException("The exchange was given up, or is not sent again");
        }
        try {
            return wire.exchange(request, exchange);
        } catch (IOException e) {
            if (old && wire.isUnanswered() && !exchange.method().writes()) {
                return End.DEAD;
            }
            throw e;
        }
    }

    /** Waits for an answer on the thread that sends. */
    <T> T await(CompletableFuture<T> question) throws IOException {
        holds(() -> question.cancel(true));
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (CancellationException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            question.cancel(true);
            throw interrupted();
        }
    }

    /** Lets what is closed now be what ends the exchange from now on. */
    synchronized void holds(Closeable next) throws IOException {
        if (givenUp) {
            next.close();
            throw new IOException("The exchange was given up");
        }
        holding = next;
    }

    /** Returns whether the exchange was not given up until now, from when on giving it up closes nothing. */
    private synchronized boolean letsGo() {
        holding = null;
        return !givenUp;
    }

    /** Ends the exchange, and closes its connection; for any thread. */
    void giveUp() {
        Closeable last;
        synchronized (this) {
            givenUp = true;
            last = holding;
        }
        if (last != null) {
            Closer.closeQuietly(last);
        }
    }
}
