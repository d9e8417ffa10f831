package io.dataconnectors.http.internal.exchange;

import io.dataconnectors.Delivery;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.internal.request.RenderedRequest;
import io.dataconnectors.spi.transport.Exchange;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way, and how far it came. It runs on the threads of the transport: it only copies and counts.
 *
 * <p>The evidence is what the transport tells. Whoever gives the exchange up before the request begins closes that door, and
 * then nothing is sent: without that, a deadline could report "not sent" a moment before the request leaves.
 */
public final class Dispatch implements Exchange {
    private static final Header GZIP = new Header("Accept-Encoding", "gzip");
    private static final Header OWN_NAME = new Header("User-Agent", "data-connectors");

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Target target;
    private final RenderedRequest request;
    private final List<Header> headers;
    private final int maxBody;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private boolean begun;
    private boolean ended;

    @Nullable
    private Runnable closing;

    @Nullable
    private volatile Reply head;

    /** Of the transport's thread. */
    @Nullable
    private Reply.Body body;

    /**
     * Makes an exchange that was not sent yet.
     *
     * @param target where the request goes
     * @param request what is sent, its gates passed
     * @param maxBody the most that the decoded body of the answer may have, in bytes
     */
    public Dispatch(Target target, RenderedRequest request, int maxBody) {
        this.target = target;
        this.request = request;
        this.maxBody = maxBody;
        headers = withOwn(request.headers());
    }

    private static List<Header> withOwn(List<Header> given) {
        List<Header> all = new ArrayList<>(given.size() + 2);
        boolean named = false;
        for (Header header : given) {
            named |= header.name().equalsIgnoreCase(OWN_NAME.name());
            all.add(header);
        }
        if (!named) {
            all.add(OWN_NAME);
        }
        all.add(GZIP);
        return Collections.unmodifiableList(all);
    }

    @Override
    public String workspace() {
        return target.caller();
    }

    @Override
    public Method method() {
        return request.method();
    }

    @Override
    public URI uri() {
        return target.uri();
    }

    @Override
    public List<Header> headers() {
        return headers;
    }

    @Override
    public byte[] body() {
        return request.body();
    }

    /** A request that writes begins once. One that reads may be sent again where the transport found a kept connection dead. */
    @Override
    public synchronized boolean begins() {
        boolean may = !ended && !(begun && request.method().writes());
        begun |= may;
        return may;
    }

    @Override
    public boolean answered(int status, List<Header> fields) {
        Reply came = Reply.head(status, fields);
        head = came;
        try {
            body = came.body(maxBody);
            return true;
        } catch (Stopped refusal) {
            reply.completeExceptionally(refusal);
            return false;
        }
    }

    @Override
    public boolean received(ByteBuffer part) {
        Reply.Body buffer = body;
        if (buffer == null || reply.isDone()) {
            return false;
        }
        try {
            buffer.add(part);
            return true;
        } catch (Stopped tooLarge) {
            body = null;
            reply.completeExceptionally(tooLarge);
            return false;
        }
    }

    @Override
    public void completed() {
        Reply came = head;
        Reply.Body whole = body;
        if (came != null && whole != null) {
            reply.complete(came.with(whole));
        } else { // of no effect where the answer was refused before
            failed(new IllegalStateException("A transport completed an exchange without an answer"));
        }
    }

    @Override
    public void failed(Throwable why) {
        reply.completeExceptionally(why);
    }

    @Override
    public void whenGivenUp(Runnable close) {
        synchronized (this) {
            closing = close;
            if (!ended) {
                return;
            }
        }
        close(close);
    }

    /** What the transport throws here must keep no call from its end. */
    private static void close(Runnable close) {
        try {
            close.run();
        } catch (Throwable bug) {
            LOG.error(
                    "A transport failed to end an exchange: {}", bug.getClass().getName());
        }
    }

    /** Returns the future of the whole reply, or of what was thrown. */
    public CompletableFuture<Reply> reply() {
        return reply;
    }

    /** Returns the head of the answer, or null if none came. */
    @Nullable
    public Reply head() {
        return head;
    }

    /** Gives the exchange up and returns how far it came; nothing of the request is sent afterwards that was not before. */
    public Delivery end() {
        Runnable close;
        synchronized (this) {
            close = ended ? null : closing;
            ended = true;
        }
        boolean whole = reply.isDone() && !reply.isCompletedExceptionally();
        if (close != null && !whole) { // else the connection may serve another call by now
            close(close);
        }
        return delivery();
    }

    private synchronized Delivery delivery() {
        return head != null ? Delivery.ANSWERED : begun ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    }

    /** Returns the method and the origin: the rest holds secrets. */
    @Override
    public String toString() {
        return method() + " " + target;
    }
}
