package io.dataconnectors.http.answer;

import io.dataconnectors.http.failure.Stopped;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import javax.annotation.Nullable;

/** Collects a body and gives up where it is too large. Runs on the thread that serves all connections: it only copies. */
public final class CappedBody implements BodySubscriber<byte[]> {
    private static final int FIRST_SIZE = 4096;

    private final int most;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    @Nullable
    private Subscription subscription;

    private CappedBody(int most) {
        this.most = most;
    }

    /** Returns a subscriber that reads up to a number of bytes. */
    public static CappedBody upTo(int most) {
        return new CappedBody(most);
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
        whole.complete(Arrays.copyOf(bytes, size));
    }
}
