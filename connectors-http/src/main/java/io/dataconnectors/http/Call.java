package io.dataconnectors.http;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.Preparation.Prepared;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.credential.Signature;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.limit.CallSlot;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.http.internal.retry.Retries.Deadline;
import io.dataconnectors.http.internal.token.Access;
import io.dataconnectors.http.internal.token.TokenRequest;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CallBudget.CallOverException;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.request.RenderedRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * One call, from its inputs to its outcome, which its methods tell from top to bottom: it enters (the breaker and the limits
 * let it in), begins (the request is made), attempts (an access token, if it needs one; the egress; a signature; sent), and
 * what came of that is followed, repeated after a pause, or the end. Whatever happens, exactly one step ends it.
 *
 * <p>It is at one origin at a time, and its place with it: at that of the API, of the token endpoint while it waits for a
 * token, of where it is redirected to.
 */
final class Call {
    private static final int UNAUTHORIZED = 401;

    private final Engine engine;
    private final CompiledCall call;
    private final Report report;
    private final Deadline deadline;
    private final CallBudget budget;
    private final Progress progress;
    private final Steps steps;
    private final Executor blocking;

    // written and read by the steps alone, which run one after another
    private boolean tokenRenewed;

    @Nullable
    private Redirects redirects;

    /**
     * Makes a call that has not started.
     *
     * @param threads run it
     */
    Call(Engine engine, CompiledCall call, Threads.OfCall threads) {
        this.engine = engine;
        this.call = call;
        deadline = Deadline.of(call, engine.clock());
        budget = CallBudget.until(this::isOver);
        report = new Report(engine, call, budget);
        Supplier<Executor> context = engine.context();
        progress = new Progress(report, deadline, threads, context == null ? Runnable::run : context.get());
        steps = progress.steps();
        blocking = threads.blocking();
    }

    private boolean isOver() {
        return deadline.passed() || result().isDone();
    }

    /** Returns the future of the outcome. Whoever completes it otherwise, as by cancelling it, ends the call. */
    CompletableFuture<Execution> result() {
        return progress.outcome();
    }

    /**
     * Starts the call.
     *
     * @param onEnd is run when the outcome is known
     */
    void start(Runnable onEnd) {
        var unused = result().whenComplete((outcome, thrown) -> {
            onEnd.run();
            completed();
        });
        try {
            enter(call.compiled().origin());
        } catch (Stopped refusal) {
            progress.endHere(refusal.failure());
        } catch (RejectedExecutionException closed) {
            progress.endHere(Failures.cancelled());
        } catch (Throwable bug) {
            progress.crashed(bug);
        }
    }

    /** Whoever completes the future before the call does, ends the call. */
    private void completed() {
        if (!progress.hasEnded()) {
            end(Failures.cancelled());
        }
    }

    private void enter(String origin) throws Stopped {
        learns(engine.breakers().admit(call.workspace(), origin));
        progress.waitsFor(steps.place());
        engine.places().enter(call.workspace(), origin, steps.place());
        Steps.once(steps.place(), (place, refusal) -> steps.here(() -> entered(refusal)));
    }

    /** Who ends the call meanwhile, sees what is to learn or is seen here: one that finds out something must end. */
    private void learns(Trial trial) {
        report.learns(trial);
        if (progress.hasEnded()) {
            report.close();
        }
    }

    private void entered(@Nullable Throwable refusal) {
        if (refusal != null) {
            end(whyNoPlace(refusal));
            return;
        }
        Preparation.Known known = engine.preparation().known(call);
        if (known == null && engine.preparation().mayBlock()) {
            steps.plugIn(() -> begin(null));
        } else {
            steps.begin(() -> begin(known));
        }
    }

    private static Failure whyNoPlace(Throwable refusal) {
        return refusal instanceof Stopped stopped ? stopped.failure() : Failures.cancelled();
    }

    private void begin(@Nullable Preparation.Known known) {
        if (progress.hasEnded()) { // while it waited for a thread
            return;
        }
        report.started();
        try {
            Prepared ready = engine.preparation().prepare(call, known, budget);
            report.masks(ready.masking());
            attempt(ready);
        } catch (Stopped stopped) {
            end(stopped.failure());
        } catch (CallOverException over) {
            end(Failures.timeout(deadline.limit()));
        }
    }

    private void attempt(Prepared ready) {
        if (deadline.passed() || progress.hasEnded()) {
            end(Failures.timeout(deadline.limit()));
            return;
        }
        TokenRequest token = ready.token();
        if (token == null) {
            admit(ready);
        } else if (engine.tokens().has(token)) {
            authorize(ready, token);
        } else {
            at(token.target(), () -> authorize(ready, token));
        }
    }

    /** Goes on at the origin of a target, once there is a place for it there. */
    private void at(Target target, Runnable next) {
        CompletableFuture<CallSlot> arrival = engine.places().move(steps.place().join(), target.origin());
        progress.waitsFor(arrival);
        steps.then(arrival, (place, refusal) -> {
            if (refusal == null) {
                next.run();
            } else {
                end(whyNoPlace(refusal));
            }
        });
    }

    private void authorize(Prepared ready, TokenRequest token) {
        CompletableFuture<Access> access = engine.tokens().access(token, report.trial());
        progress.waitsFor(access);
        steps.then(access, (given, refusal) -> authorized(ready, given, refusal));
    }

    private void authorized(Prepared ready, @Nullable Access given, @Nullable Throwable refusal) {
        if (given == null) {
            Stopped why = Failures.of(ready.target().origin(), Objects.requireNonNull(refusal), false);
            progress.connectionFailed(why.problem());
            engine.preparation().forget(call);
            end(why.failure());
            return;
        }
        Prepared authorized = ready.with(given);
        report.masks(authorized.masking());
        at(ready.target(), () -> admit(authorized));
    }

    private void admit(Prepared ready) {
        CompletableFuture<Void> admission = engine.egress().admit(ready.target());
        progress.waitsFor(admission);
        steps.then(admission, (admitted, refusal) -> admitted(ready, refusal));
    }

    private void admitted(Prepared ready, @Nullable Throwable refusal) {
        Stopped why = refusal == null ? null : Failures.of(ready.target().origin(), refusal, false);
        Signature signature = ready.signature();
        if (why != null && why.failure().kind() != FailureKind.CONNECT_FAILED) {
            end(why.failure());
        } else if (!progress.attempt()) {
            return;
        } else if (why != null) {
            attempted(ready, Attempt.notSent(why));
        } else if (signature == null) {
            send(ready, ready.proved());
        } else {
            steps.plugIn(() -> sign(ready, signature));
        }
    }

    private void sign(Prepared ready, Signature signature) {
        try {
            Signature.Signed signed = signature.sign(ready.proved(), ready.time());
            Prepared sent = ready.hiding(signed.proofs());
            report.masks(sent.masking());
            send(sent, signed.request());
        } catch (Stopped stopped) {
            end(stopped.failure());
        }
    }

    private void send(Prepared ready, RenderedRequest request) {
        Dispatch exchange = ready.dispatch(request, report.maxBody());
        report.sends(exchange.body().length);
        if (progress.sends(exchange)) {
            engine.egress().send(exchange, blocking);
            ready.masking().prepare(); // while the request is on its way
            steps.then(exchange.reply(), (reply, thrown) -> attempted(ready, attempt(ready, exchange, reply, thrown)));
        }
    }

    private static Attempt attempt(
            Prepared ready, Dispatch exchange, @Nullable Reply reply, @Nullable Throwable thrown) {
        if (reply != null) {
            return Attempt.answered(reply);
        }
        Delivery reached = exchange.end();
        Throwable cause = thrown == null ? new IllegalStateException() : thrown;
        Stopped why = Failures.of(ready.target().origin(), cause, reached != Delivery.NOT_SENT);
        return Attempt.failed(exchange.head(), why, reached);
    }

    private void attempted(Prepared ready, Attempt attempt) {
        int number = progress.attempted(attempt);
        if (number == 0) {
            return;
        }
        Reply whole = attempt.failure() == null ? attempt.reply() : null;
        if (whole != null && whole.status() == UNAUTHORIZED) {
            engine.preparation().forget(call);
        }
        if (whole != null && call.definition().response().success().allows(whole.status())) {
            end(null);
            return;
        }
        try {
            Prepared next = whole == null ? null : redirects().next(ready, whole);
            if (next != null) {
                follow(next);
            } else if (whole != null && isRefusedToken(ready, whole)) {
                tokenRenewed = true;
                engine.tokens().drop(Objects.requireNonNull(ready.token()), Objects.requireNonNull(ready.access()));
                attempt(ready);
            } else {
                repeat(ready, attempt, number - redirects().hops() - (tokenRenewed ? 1 : 0));
            }
        } catch (Stopped stopped) {
            end(stopped.failure());
        }
    }

    private Redirects redirects() {
        if (redirects == null) {
            redirects = engine.preparation().redirects();
        }
        return redirects;
    }

    /** What an origin is redirected to is asked for leave as if it had been called itself. */
    private void follow(Prepared next) throws Stopped {
        learns(report.trial().at(next.target().origin()));
        at(next.target(), () -> attempt(next));
    }

    /**
     * Whether another access token is worth one more attempt. That repeats a write too: a 401 says that the request was not
     * applied, because it lacks valid credentials (RFC 9110, section 15.5.2).
     */
    private boolean isRefusedToken(Prepared ready, Reply answer) {
        return !tokenRenewed && ready.access() != null && ready.access().isRefused(call.definition(), answer.status());
    }

    private void repeat(Prepared ready, Attempt last, int attempts) {
        Duration pause = engine.retries().pause(call.definition(), attempts, last, deadline);
        if (pause == null || report.isPaused()) {
            end(last.failure());
        } else {
            Runnable again = () -> steps.hop(() -> attempt(ready));
            progress.waitsFor(engine.timer().schedule(again, pause.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /** Ends the call, unless it has ended; a null failure leaves it to the answer whether it is a success. */
    void end(@Nullable Failure failure) {
        progress.end(failure);
    }

    /** Ends the call if its deadline has passed. */
    void endIfOver() {
        if (deadline.passed()) {
            end(Failures.timeout(deadline.limit()));
        }
    }
}
