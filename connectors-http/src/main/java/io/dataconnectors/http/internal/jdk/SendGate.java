package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.spi.transport.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/**
 * The body of a request, and the moment at which the request begins.
 *
 * <p>The JDK does not say how far a failed exchange came. But it writes a Content-Length into the head of every HTTP/1.1
 * request that has this body, of which {@code LeanHeads} takes the needless ones away. So it must ask for it after the
 * connection is made and before the first byte leaves: until then nothing was sent.
 *
 * <p>It asks again when it sends a request again: a GET whose kept connection is dead, and told to by {@code
 * jdk.httpclient.enableAllMethodRetry}, any request whose answer was lost.
 */
final class SendGate implements BodyPublisher {
    private final Exchange exchange;
    private final BodyPublisher body;
    private volatile boolean passed;

    SendGate(Exchange exchange) {
        this.exchange = exchange;
        byte[] bytes = exchange.body();
        body = bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    }

    /** Returns whether some of the request may have been sent. */
    boolean isPassed() {
        return passed;
    }

    @Override
    public long contentLength() {
        if (exchange.begins()) {
            passed = true;
        } else if (passed) {
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
}
