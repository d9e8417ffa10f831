package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.spi.transport.Exchange;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import javax.annotation.Nullable;

/** Gives the parts of a body to an exchange, and gives up where it wants no more. Runs on the thread of all connections. */
final class BodyParts implements BodySubscriber<Void> {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Runnable onWhole;

    @Nullable
    private final Exchange exchange;

    @Nullable
    private Subscription subscription;

    private BodyParts(@Nullable Exchange exchange, Runnable onWhole) {
        this.exchange = exchange;
        this.onWhole = onWhole;
    }

    /**
     * Returns a subscriber for the body of an answer that is wanted.
     *
     * @param onWhole is run with the last byte; the client tells of it later, by way of one more thread
     */
    static BodyParts of(Exchange exchange, Runnable onWhole) {
        return new BodyParts(exchange, onWhole);
    }

    /** Returns a subscriber that reads nothing. */
    static BodyParts none() {
        return new BodyParts(null, () -> {});
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (end.isDone()) {
                return;
            }
            if (part.hasRemaining() && (exchange == null || !exchange.received(part))) {
                giveUp();
            }
        }
    }

    private void giveUp() {
        end.completeExceptionally(new IOException("No more of the body is wanted"));
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        end.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        if (!end.isDone()) {
            onWhole.run();
        }
        end.complete(null);
    }
}
