package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.jdk.wire.WatchedSession;
import io.dataconnectors.spi.transport.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import javax.annotation.Nullable;

/**
 * One exchange as the JDK's client carries it out. It is the body of the request too, and so knows the moment at which the
 * request begins.
 *
 * <p>The JDK does not say how far a failed exchange came. But it writes a Content-Length into the head of every HTTP/1.1
 * request that has this body, of which {@code OutgoingRequests} takes the needless ones away. So it must ask for it after the
 * connection is made and before the first byte leaves: until then nothing was sent.
 *
 * <p>It asks again when it sends a request again: a GET whose kept connection is dead, and told to by {@code
 * jdk.httpclient.enableAllMethodRetry}, any request whose answer was lost.
 */
final class ClientExchange implements BodyPublisher {
    /** What the client does with a request. */
    interface Sender {
        /** Sends a request; only cancelling the very future that is returned closes the connection. */
        CompletableFuture<HttpResponse<Void>> send(HttpRequest request, BodyHandler<Void> handler);
    }

    private final Exchange exchange;
    private final Target target;
    private final Exit.Way way;
    private final BodyPublisher body;

    @Nullable
    private volatile CompletableFuture<HttpResponse<Void>> response;

    /** The body of the answer once it is whole. */
    @Nullable
    private volatile CompletableFuture<Void> whole;

    /** Whether some of the request may have been sent. */
    private volatile boolean begun;

    private volatile boolean answered;

    /** Whether the body of the answer ends where the connection does. */
    private volatile boolean untilClose;

    private volatile boolean cancelled;

    ClientExchange(Exchange exchange, Target target, Exit.Way way) {
        this.exchange = exchange;
        this.target = target;
        this.way = way;
        byte[] bytes = exchange.body();
        body = bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    }

    /**
     * Sends the request when the way has room for it.
     *
     * @throws IllegalArgumentException if the client knows no such request
     */
    void start(Sender client) {
        try {
            HttpRequest request = request();
            exchange.whenGivenUp(this::cancel);
            way.begin(() -> send(client, request));
        } catch (RuntimeException e) {
            way.abandoned();
            throw e;
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(exchange.uri()).method(exchange.method().name(), this);
        add(exchange.headers(), builder);
        add(way.headers(), builder);
        return builder.build();
    }

    private static void add(List<Header> headers, HttpRequest.Builder builder) {
        for (Header header : headers) {
            builder.header(header.name(), header.value());
        }
    }

    private void send(Sender client, HttpRequest request) {
        if (cancelled) {
            return;
        }
        CompletableFuture<HttpResponse<Void>> sent;
        try {
            sent = client.send(request, this::onHead);
        } catch (RuntimeException | Error e) { // the thread is another's by now if the exchange had to wait
            way.abandoned();
            exchange.failed(e);
            return;
        }
        response = sent;
        endWhole(); // first: the connection of a whole answer may be another call's by now, and is not to be closed
        if (cancelled) {
            sent.cancel(true);
        }
        var unused = sent.whenComplete(this::ended);
    }

    @Override
    public long contentLength() {
        if (exchange.begins()) {
            begun = true;
        } else if (begun) {
            throw new UncheckedIOException(new IOException("The request is not sent twice"));
        } else {
            throw new IllegalStateException("The exchange was given up"); // no IOException: the JDK would try again
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }

    private BodySubscriber<Void> onHead(ResponseInfo info) {
        if (!begun) { // nothing was asked of the target yet: a proxy on the way refuses
            return new BodyParts(exchange, false, false, this::whole);
        }
        answered = true;
        untilClose = BodyParts.endsWithConnection(info);
        boolean wanted = exchange.answered(info.statusCode(), fields(info.headers()));
        if (!wanted) {
            // here, for with some of what is refused the JDK fails or waits before it asks for the body, and nothing
            // closes the connection once it has failed
            cancel();
        }
        return new BodyParts(exchange, wanted, untilClose, this::whole);
    }

    private static List<Header> fields(HttpHeaders given) {
        List<Header> fields = new ArrayList<>();
        given.map().forEach((name, values) -> {
            for (String value : values) {
                fields.add(new Header(name, value));
            }
        });
        return fields;
    }

    private void whole(CompletableFuture<Void> body) {
        exchange.completed();
        whole = body;
        endWhole();
    }

    /**
     * Ends what the client waits for when both are there: the whole body, and what the client is asked to return, which may
     * come later. The body alone would have the client tell on one more thread, which on machines with one or two processors
     * JDKs before 25 start for each answer.
     */
    private void endWhole() {
        CompletableFuture<Void> body = whole;
        CompletableFuture<?> running = response;
        if (body != null && running != null) {
            running.complete(null);
            body.complete(null);
        }
    }

    private void ended(@Nullable HttpResponse<Void> answer, @Nullable Throwable thrown) {
        if (thrown == null && answered) {
            way.arrived();
            if (answer != null && untilClose) {
                endedByClose(answer);
            }
            return;
        }
        way.abandoned();
        // a refusal on the way counts if nothing was sent; else it is one of the client's own attempts to send again
        Throwable refusal = begun ? null : way.refusal(target, answer, thrown);
        Throwable why = refusal == null ? thrown : refusal;
        exchange.failed(why == null ? new IOException("The way to the target was refused") : why);
    }

    /** Anybody on the way can end TCP; that the API itself has ended its answer, TLS alone says. */
    private void endedByClose(HttpResponse<Void> answer) {
        if (WatchedSession.hasEnded(answer.sslSession())) {
            exchange.completed();
        } else {
            exchange.failed(new EOFException("TCP ended before TLS did"));
        }
    }

    /** Gives up. */
    private void cancel() {
        cancelled = true;
        CompletableFuture<?> running = response;
        if (running == null) {
            way.abandoned(); // it may wait for its turn
        } else {
            running.cancel(true);
        }
    }
}
