package io.dataconnectors.http.internal.token;

import io.dataconnectors.Delivery;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Success;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.internal.call.TokenReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange with a token endpoint. It belongs to no call: its steps run on the executor's workers, and it has a deadline
 * of its own.
 *
 * <p>It takes no place where calls wait for it: each of them has one at this origin, and if such calls had the last ones they
 * would wait for each other. The breaker is asked, and told once of what came of it, however many wait.
 */
final class TokenFetch implements SharedToken.Fetch {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFetch.class);

    /** Of a token endpoint's answer, many times what any of them gives. */
    private static final int MAX_BODY = 64 * 1024;

    private final TokenEndpoint endpoint;
    private final TokenRequest request;
    private final Trial asking;
    private final Instant asked;
    private final long begun = System.nanoTime();
    private final CompletableFuture<HeldToken> result = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Finds out whether the endpoint works, or null if it is not asked. */
    @Nullable
    private Trial trial;

    @Nullable
    private volatile Dispatch exchange;

    @Nullable
    private volatile Reply answer;

    /**
     * Makes a fetch that has not begun.
     *
     * @param asking what the call that asks finds out: where it goes ahead to a paused origin that has the token endpoint too,
     *     the fetch is a part of that
     */
    TokenFetch(TokenEndpoint endpoint, TokenRequest request, Trial asking) {
        this.endpoint = endpoint;
        this.request = request;
        this.asking = asking;
        asked = endpoint.clock().instant();
    }

    @Override
    public CompletableFuture<HeldToken> result() {
        return result;
    }

    void start() {
        try {
            trial = asking.at(request.target().origin());
            Future<?> alarm =
                    endpoint.timer().schedule(this::timeOut, endpoint.limit().toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> admission = endpoint.egress().admit(request.target());
            var unused = result.whenComplete((token, thrown) -> {
                alarm.cancel(false);
                admission.cancel(true);
                endExchange();
            });
            var unusedToo = admission.whenComplete((admitted, refusal) -> hop(() -> admitted(refusal)));
        } catch (Stopped paused) {
            noToken(paused);
        } catch (RejectedExecutionException e) { // closed meanwhile
            fail(Failures.cancelled());
        }
    }

    private void timeOut() {
        String limit = endpoint.limit().toSeconds() + " s";
        fail(Failure.of(FailureKind.TIMEOUT, "The token endpoint did not answer within " + limit));
    }

    private void admitted(@Nullable Throwable refusal) {
        if (refusal != null) {
            noConnection(Failures.of(request.target().origin(), refusal, false));
            return;
        }
        Dispatch next = request.dispatch(MAX_BODY);
        exchange = next;
        if (result.isDone()) { // given up before it could see the exchange
            endExchange();
            return;
        }
        endpoint.egress().send(next, endpoint.blocking().apply(next.workspace()));
        var unused = next.reply().whenComplete((reply, thrown) -> hop(() -> answered(next, reply, thrown)));
    }

    private void answered(Dispatch ended, @Nullable Reply reply, @Nullable Throwable thrown) {
        if (reply == null) {
            boolean sent = ended.end() != Delivery.NOT_SENT;
            Throwable cause = thrown == null ? new IllegalStateException() : thrown;
            noConnection(Failures.of(request.target().origin(), cause, sent));
            return;
        }
        answer = reply;
        try {
            read(TokenReader.read(reply.decoded(MAX_BODY), request.masking().forAnswer()));
        } catch (Stopped stopped) {
            noToken(stopped);
        }
    }

    private void read(TokenReader.Reading reading) {
        if (reading.token() != null) {
            end(HeldToken.of(reading.token(), asked), null);
        } else {
            fail(Objects.requireNonNull(reading.failure()));
        }
    }

    private void noConnection(Stopped why) {
        if (why.problem() != null) { // a renewal has no call that would tell
            endpoint.connections().log(why.problem());
        }
        noToken(why);
    }

    /** Says which of the two answers is meant, the API's or the token endpoint's. */
    private void noToken(Stopped why) {
        Failure failure = why.failure();
        giveUp(new Stopped(Failure.of(failure.kind(), "No access token: " + failure.message()), why.problem()));
    }

    private void fail(Failure failure) {
        giveUp(new Stopped(failure));
    }

    @Override
    public void giveUp(Throwable why) {
        end(null, why);
    }

    private void end(@Nullable HeldToken token, @Nullable Throwable why) {
        if (ended.getAndSet(true)) {
            return;
        }
        learn(why instanceof Stopped stopped ? stopped : null); // first: who waits may ask again at once
        if (token != null) {
            result.complete(token);
        } else {
            result.completeExceptionally(why);
        }
    }

    private void learn(@Nullable Stopped why) {
        Trial learning = trial;
        if (learning == null) {
            return;
        }
        Attempt attempt = attempt(why);
        if (attempt != null) {
            learning.attempted(Success.DEFAULT, attempt, Duration.ofNanos(System.nanoTime() - begun));
        }
        if (learning != asking) { // else the call ends it
            learning.end();
        }
    }

    @Nullable
    private Attempt attempt(@Nullable Stopped why) {
        Dispatch running = exchange;
        Reply whole = answer;
        Reply head = running == null ? null : running.head();
        if (whole != null) {
            return Attempt.answered(whole);
        }
        return why == null ? null : Attempt.failed(head, why, Delivery.UNKNOWN);
    }

    private void endExchange() {
        Dispatch running = exchange;
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
                giveUp(bug);
            }
        };
        try {
            endpoint.workers().apply(request.key().workspace()).execute(guarded);
        } catch (RuntimeException | Error noThread) {
            guarded.run();
        }
    }
}
