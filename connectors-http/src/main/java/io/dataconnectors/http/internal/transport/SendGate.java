package io.dataconnectors.http.internal.transport;

import io.dataconnectors.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a request, and the evidence of whether any of the request was sent.
 *
 * <p>The JDK does not say how far a failed exchange came. But it writes a Content-Length into the head of every HTTP/1.1
 * request that has this body, of which {@code LeanHeads} takes the needless ones away, so the JDK must ask for it after the connection is made and before the first byte leaves: until then
 * nothing was sent. Whoever gives the exchange up before closes the gate, and then nothing will be: without that, a
 * deadline could report "not sent" a moment before the request leaves.
 *
 * <p>The gate opens once for a request that writes. Told to by {@code jdk.httpclient.enableAllMethodRetry}, the JDK would send
 * one again whose answer was lost, and nobody would know.
 */
public final class SendGate implements BodyPublisher {
    private enum State {
        OPEN,
        PASSED,
        CLOSED
    }

    private final BodyPublisher body;
    private final int size;
    private final boolean once;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    public SendGate(Method method, byte[] body) {
        size = body.length;
        once = method.writes();
        this.body = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    /** Returns the size of the body in bytes. Asking for it is no evidence. */
    public int size() {
        return size;
    }

    /** Ends the chance to send, and returns whether it had been taken: some of the request may have been sent. */
    boolean close() {
        return !state.compareAndSet(State.OPEN, State.CLOSED) && state.get() == State.PASSED;
    }

    /** Returns whether some of the request may have been sent. */
    boolean isPassed() {
        return state.get() == State.PASSED;
    }

    @Override
    public long contentLength() {
        boolean first = state.compareAndSet(State.OPEN, State.PASSED);
        if (state.get() == State.CLOSED) {
            throw new IllegalStateException("The exchange was given up");
        }
        if (once && !first) {
            throw new UncheckedIOException(new IOException("A request that writes is not sent twice"));
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
