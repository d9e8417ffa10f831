package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.spi.transport.Exchange;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** Gives the parts of the body to the exchange until it wants no more. Runs on the thread of all connections. */
final class BodyParts implements BodySubscriber<Void> {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Exchange exchange;
    private final boolean wanted;
    private final boolean untilClose;
    private final Consumer<CompletableFuture<Void>> onWhole;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Nullable
    private Subscription subscription;

    /**
     * Makes the reader of the body of one answer.
     *
     * @param wanted whether the exchange takes any of it
     * @param untilClose whether the body ends with the connection: how that ends decides of the body
     * @param onWhole takes what ends the body of any other answer that is wanted and was not given up, and ends it
     */
    BodyParts(Exchange exchange, boolean wanted, boolean untilClose, Consumer<CompletableFuture<Void>> onWhole) {
        this.exchange = exchange;
        this.wanted = wanted;
        this.untilClose = untilClose;
        this.onWhole = onWhole;
    }

    /** Whether nothing but the end of the connection ends the body of an answer (RFC 9112, section 6.3). */
    static boolean endsWithConnection(ResponseInfo info) {
        boolean bodiless = info.statusCode() == NO_CONTENT || info.statusCode() == NOT_MODIFIED;
        boolean framed = info.headers().firstValue("Content-Length").isPresent()
                || info.headers().firstValue("Transfer-Encoding").isPresent();
        return !bodiless && !framed;
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
            if (part.hasRemaining() && !(wanted && exchange.received(part))) {
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
        if (wanted && !untilClose && !end.isDone()) {
            onWhole.accept(end);
        } else {
            end.complete(null);
        }
    }
}
