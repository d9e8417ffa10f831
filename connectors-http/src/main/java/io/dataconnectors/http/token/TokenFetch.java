package io.dataconnectors.http.token;

import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.call.TokenReader;
import io.dataconnectors.http.answer.Reply;
import io.dataconnectors.http.failure.Failures;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.transport.Exchange;
import io.dataconnectors.http.transport.SendGate;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange with a token endpoint. It belongs to no call: its steps run on the executor's workers, and it has a deadline
 * of its own.
 */
final class TokenFetch {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFetch.class);

    /** Of a token endpoint's answer, many times what any of them gives. */
    private static final int MAX_BODY = 64 * 1024;

    private final TokenEndpoint endpoint;
    private final TokenRequest request;
    private final Instant asked;
    private final CompletableFuture<Token> result = new CompletableFuture<>();

    @Nullable
    private volatile Exchange exchange;

    TokenFetch(TokenEndpoint endpoint, TokenRequest request) {
        this.endpoint = endpoint;
        this.request = request;
        asked = endpoint.clock().instant();
    }

    CompletableFuture<Token> result() {
        return result;
    }

    void start() {
        try {
            Future<?> alarm =
                    endpoint.timer().schedule(this::giveUp, endpoint.limit().toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> admission = endpoint.egress().admit(request.target());
            var unused = result.whenComplete((token, thrown) -> {
                alarm.cancel(false);
                admission.cancel(true);
                endExchange();
            });
            var unusedToo = admission.whenComplete((admitted, refusal) -> hop(() -> admitted(refusal)));
        } catch (RejectedExecutionException e) { // closed meanwhile
            fail(Failures.cancelled());
        }
    }

    private void giveUp() {
        String limit = endpoint.limit().toSeconds() + " s";
        fail(Failure.of(FailureKind.TIMEOUT, "The token endpoint did not answer within " + limit));
    }

    private void admitted(@Nullable Throwable refusal) {
        if (refusal != null) {
            noToken(Failures.of(request.target().origin(), refusal, false));
            return;
        }
        SendGate gate = request.gate();
        Exchange next = new Exchange(gate, MAX_BODY);
        exchange = next;
        if (result.isDone()) { // given up before it could see the exchange
            endExchange();
            return;
        }
        try {
            endpoint.transport().send(next, request.outgoing(gate));
            var unused = next.reply().whenComplete((reply, thrown) -> hop(() -> answered(next, reply, thrown)));
        } catch (Stopped stopped) {
            noToken(stopped.failure());
        }
    }

    private void answered(Exchange ended, @Nullable Reply reply, @Nullable Throwable thrown) {
        if (reply == null) {
            boolean sent = ended.end() != Delivery.NOT_SENT;
            Throwable cause = thrown == null ? new IllegalStateException() : thrown;
            noToken(Failures.of(request.target().origin(), cause, sent));
            return;
        }
        try {
            read(TokenReader.read(reply.decoded(MAX_BODY)));
        } catch (Stopped stopped) {
            noToken(stopped.failure());
        }
    }

    private void read(TokenReader.Reading reading) {
        if (reading.token() != null) {
            result.complete(Token.of(reading.token(), asked));
            return;
        }
        fail(Objects.requireNonNull(reading.failure()).saidThrough(request.masking()::mask));
    }

    /** Says which of the two answers is meant, the API's or the token endpoint's. */
    private void noToken(Failure failure) {
        fail(Failure.of(failure.kind(), "No access token: " + failure.message()));
    }

    private void fail(Failure failure) {
        result.completeExceptionally(new Stopped(failure));
    }

    private void endExchange() {
        Exchange running = exchange;
        if (running != null) {
            running.end();
        }
    }

    private void hop(Runnable step) {
        Runnable guarded = () -> {
            try {
                step.run();
            } catch (Throwable bug) { // no call may wait for this for ever
                LOG.error("A token fetch ended unexpectedly: {}", bug.getClass().getName());
                result.completeExceptionally(bug);
            }
        };
        try {
            endpoint.worker().execute(guarded);
        } catch (RuntimeException | Error noThread) {
            guarded.run();
        }
    }
}
