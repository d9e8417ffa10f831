package io.dataconnectors.http.internal.transport;

import io.dataconnectors.Delivery;
import io.dataconnectors.http.internal.answer.CappedBody;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.answer.ReplyGate;
import io.dataconnectors.http.internal.egress.Way;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.Target;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;

/** One request on its way, and how far it came. */
public final class Exchange {
    private final SendGate gate;
    private final int maxBody;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    @Nullable
    private volatile Reply head;

    @Nullable
    private volatile CompletableFuture<HttpResponse<byte[]>> response;

    private volatile boolean ended;

    public Exchange(SendGate gate, int maxBody) {
        this.gate = gate;
        this.maxBody = maxBody;
    }

    BodyHandler<byte[]> handler() {
        return this::onHead;
    }

    private BodySubscriber<byte[]> onHead(ResponseInfo info) {
        if (!gate.isPassed()) { // nothing was asked of the target yet: a proxy on the way refuses
            return CappedBody.none();
        }
        Reply came = Reply.head(info.statusCode(), info.headers());
        head = came;
        try {
            ReplyGate.check(came, maxBody);
            return CappedBody.of(came, maxBody, body -> arrived(came.with(body)));
        } catch (Stopped refusal) {
            // told and cancelled here, for with some of what is refused the JDK fails or waits before it asks for the
            // body; once it has failed, nothing closes the connection
            reply.completeExceptionally(refusal);
            cancel();
            return CappedBody.none();
        }
    }

    /** The client itself would tell on one more thread, which on machines with one or two processors it starts for each answer. */
    private void arrived(Reply whole) {
        reply.complete(whole);
        CompletableFuture<?> running = response;
        if (running != null) {
            running.complete(null);
        }
    }

    /** Notes the future of the client, where the request goes, and the way that it takes. */
    void started(CompletableFuture<HttpResponse<byte[]>> sent, Target target, Way way) {
        response = sent;
        if (ended) {
            sent.cancel(true);
        }
        var unused = sent.whenComplete((whole, thrown) -> {
            if (thrown == null && head != null) {
                way.arrived();
            } else {
                way.abandoned();
                reply.completeExceptionally(whyNot(target, way, whole, thrown));
            }
        });
    }

    /** A refusal on the way counts if nothing was sent; else it is one of the client's own attempts to send once more. */
    private Throwable whyNot(
            Target target, Way way, @Nullable HttpResponse<byte[]> ofProxy, @Nullable Throwable thrown) {
        Stopped refusal = gate.isPassed() ? null : way.refusal();
        if (refusal != null) {
            return refusal;
        }
        return thrown == null && ofProxy != null
                ? Failures.proxyRefused(target.origin(), String.valueOf(ofProxy.statusCode()))
                : Objects.requireNonNull(thrown);
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

    /**
     * Gives the exchange up and returns how far it came; nothing of the request is sent afterwards that was not before. Only
     * cancelling the very future that the client returned closes the connection.
     */
    public Delivery end() {
        boolean sent = gate.close();
        boolean whole = reply.isDone() && !reply.isCompletedExceptionally();
        if (!whole) { // else the connection may serve another call by now
            cancel();
        }
        return head != null ? Delivery.ANSWERED : sent ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    }

    private void cancel() {
        ended = true;
        CompletableFuture<?> running = response;
        if (running != null) {
            running.cancel(true);
        }
    }
}
