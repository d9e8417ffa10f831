package io.dataconnectors.http.internal.answer;

import io.dataconnectors.http.internal.failure.Stopped;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** Collects a body and gives up where it is too large. Runs on the thread that serves all connections: it only copies. */
public final class CappedBody implements BodySubscriber<byte[]> {
    /** Before a byte has come, an answer takes no more than this, whatever length it declares. */
    private static final int MOST_AT_FIRST = 16 * 1024;

    private static final int OF_UNKNOWN_LENGTH = 4 * 1024;

    private final int most;
    private final Consumer<byte[]> onWhole;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private byte[] bytes;
    private int size;

    @Nullable
    private Subscription subscription;

    private CappedBody(int most, int expected, Consumer<byte[]> onWhole) {
        this.most = most;
        this.onWhole = onWhole;
        bytes = new byte[Math.min(expected, MOST_AT_FIRST)];
    }

    /**
     * Returns a subscriber for the body that belongs to a head, which has passed the gate.
     *
     * @param onWhole is given the body with its last byte; the client tells of it later, by way of one more thread
     */
    public static CappedBody of(Reply head, int maxBody, Consumer<byte[]> onWhole) {
        String length = head.value("Content-Length");
        int expected = length == null ? OF_UNKNOWN_LENGTH : Integer.parseInt(length.trim());
        return new CappedBody(ReplyGate.mostRead(head, maxBody), expected, onWhole);
    }

    /** Returns a subscriber that reads nothing. */
    public static CappedBody none() {
        return new CappedBody(0, 0, nothing -> {});
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (whole.isDone()) {
                return;
            }
            if (part.remaining() > most - size) {
                giveUp(ReplyGate.tooLarge());
                return;
            }
            append(part);
        }
    }

    private void append(ByteBuffer part) {
        int length = part.remaining();
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
        part.get(bytes, size, length);
        size += length;
    }

    private void giveUp(Stopped reason) {
        bytes = new byte[0];
        whole.completeExceptionally(reason);
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        whole.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        byte[] body = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        if (!whole.isDone()) {
            onWhole.accept(body);
        }
        whole.complete(body);
    }
}
